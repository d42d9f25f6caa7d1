import type { UserId, WorkspaceId } from '../../quiz/ids.ts';
import { repeatable, slackErrorCode } from '../call.ts';
import type { Shared } from '../context.ts';
import { homeView } from '../views/home-view.ts';
import { type Home, loadHome } from './load-home.ts';
import { dropPicture, pictureOf } from './picture.ts';

/** Keeps Home tabs true while people look at them. */
export interface HomeTabs {
  /** The person opened the tab. */
  opened(workspace: WorkspaceId, user: UserId): void;
  /** The person pressed something on the tab: they look at it, whoever published it. */
  pressed(workspace: WorkspaceId, user: UserId): void;
  /** The person did something that the tab may show. Nothing happens unless they opened it lately. */
  changed(workspace: WorkspaceId, user: UserId): void;
}

/** Slack tells when a tab is opened, and not when it is left; nobody looks at one for longer without opening it. */
const LOOKS_FOR_MS = 30 * 60_000;
const KEEP_AT_MOST = 10_000;
/** However much a person does, their tab is published this often at most. */
const PAUSE_MS = 2_000;

interface Tab {
  lookedAt: number;
  /** Opened since the last picture was looked after. */
  wantsPicture: boolean;
  /** What was published last: the same again is not published. */
  shown: string | undefined;
  state: 'idle' | 'busy' | 'again';
}

/** `track` is told of the work, so that a stop can wait for it. */
export function homeTabs(
  shared: Pick<Shared, 'deps' | 'people' | 'memberships'>,
  track: (work: Promise<void>) => void,
): HomeTabs {
  const { deps } = shared;
  const tabs = new Map<string, Tab>();

  async function run(workspace: WorkspaceId, user: UserId, tab: Tab): Promise<void> {
    try {
      do {
        tab.state = 'busy';
        const loaded = await loadHome(shared, workspace, user);
        const home = await publish(workspace, user, tab, loaded);
        if (tab.wantsPicture) await renewPicture(workspace, user, tab, home);
        await deps.pause(PAUSE_MS);
      } while (isAskedAgain(tab));
    } catch (error) {
      deps.log.warn({ user, err: error }, 'Home tab not published');
    } finally {
      tab.state = 'idle';
    }
  }

  /** Tells what is shown then: a picture that Slack does not know, or not yet, must not hide all the rest. */
  async function publish(workspace: WorkspaceId, user: UserId, tab: Tab, home: Home): Promise<Home> {
    const view = homeView(home, deps.library().knowledge);
    const shown = JSON.stringify(view);
    if (shown === tab.shown) return home;
    const client = await deps.clientFor(workspace);
    try {
      await repeatable(deps, 'interactive', () => client.views.publish({ user_id: user, view }));
    } catch (error) {
      if (!home.picture || !home.member || slackErrorCode(error) !== 'invalid_blocks') throw error;
      await dropPicture(deps, { workspace, member: home.member.key }, home.picture);
      return publish(workspace, user, tab, { ...home, picture: undefined });
    }
    tab.shown = shown;
    return home;
  }

  /** After the tab is shown: drawing and uploading take a while, and the weeks stand there as text already. */
  async function renewPicture(workspace: WorkspaceId, user: UserId, tab: Tab, home: Home): Promise<void> {
    tab.wantsPicture = false;
    if (!home.member) return;
    const picture = await pictureOf(deps, { workspace, member: home.member.key }, home.weeks, home.dates);
    if (picture?.fileId === home.picture?.fileId) return;
    const shown = picture && { ...picture, isUpToDate: true };
    await publish(workspace, user, tab, { ...home, picture: shown });
  }

  function refresh(workspace: WorkspaceId, user: UserId, tab: Tab): void {
    if (tab.state === 'idle') track(run(workspace, user, tab));
    else tab.state = 'again';
  }

  function lookedAt(workspace: WorkspaceId, user: UserId): Tab {
    const key = `${workspace} ${user}`;
    const tab = tabs.get(key) ?? { lookedAt: 0, wantsPicture: false, shown: undefined, state: 'idle' };
    tab.lookedAt = deps.now();
    if (tabs.size >= KEEP_AT_MOST) tabs.clear();
    tabs.set(key, tab);
    return tab;
  }

  return {
    opened(workspace, user) {
      const tab = lookedAt(workspace, user);
      // What Slack shows after an update of the app or a reinstall is not known here.
      tab.shown = undefined;
      tab.wantsPicture = true;
      refresh(workspace, user, tab);
    },
    pressed(workspace, user) {
      lookedAt(workspace, user);
    },
    changed(workspace, user) {
      const tab = tabs.get(`${workspace} ${user}`);
      if (tab && tab.lookedAt > deps.now() - LOOKS_FOR_MS) refresh(workspace, user, tab);
    },
  };
}

/** A function, since the state may have changed while `publish` waited. */
function isAskedAgain(tab: Tab): boolean {
  return tab.state === 'again';
}
