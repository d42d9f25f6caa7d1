import { section as block, type Message } from '../blocks.ts';
import { lines, mrkdwn } from '../text.ts';

export function askExamples(): Message {
  return {
    text: 'Ask the study guide',
    blocks: [
      block(mrkdwn`Ask anything about the machine learning lifecycle on AWS, for example:`),
      block(
        lines([
          mrkdwn`• \`/aif ask what is Model Monitor\``,
          mrkdwn`• \`/aif ask which service ingests streaming data\``,
          mrkdwn`• \`/aif ask difference between validation and test data\``,
        ]),
      ),
      block(
        mrkdwn`In our direct messages and in threads with me you can go on: “and precision?”, “an example please”.`,
      ),
    ],
  };
}
