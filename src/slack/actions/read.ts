import { UserError } from '../../errors.ts';
import { onPress } from '../action.ts';
import { readButton } from '../buttons.ts';
import { sectionView } from '../views/section-view.ts';

/** Opens the whole section of the guide. */
export const read = onPress(readButton, async ({ deps }, { section: id }) => {
  const { findSection, knowledge } = deps.library();
  const section = findSection(id);
  if (!section)
    throw new UserError('The guide does not have this section any more. Type /aif ask to look for it.');
  return { kind: 'modal', view: sectionView(section, knowledge) };
});
