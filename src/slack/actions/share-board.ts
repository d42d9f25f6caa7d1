import { asChannelId } from '../../quiz/ids.ts';
import { onPress } from '../action.ts';
import { boardOf } from '../board.ts';
import { shareBoardButton } from '../buttons.ts';
import { publicly } from '../reply.ts';
import { boardMessage } from '../views/board-message.ts';

/** Posts the board as it stands now, without the row that only its member sees. */
export const shareBoard = onPress(shareBoardButton, async (context, { channel, window }) =>
  publicly(
    boardMessage(await boardOf(context, asChannelId(channel), window, undefined), { shareable: false }),
  ),
);
