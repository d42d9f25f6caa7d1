/** Branded texts: mixing up two of these would go unnoticed otherwise. */
type Branded<Name extends string> = string & { readonly brand: Name };

/** The enterprise id of an organisation-wide install, else the team id. */
export type WorkspaceId = Branded<'workspace'>;
export type ChannelId = Branded<'channel'>;
/** Slack's id of a person. Rules and answers use `MemberKey`. */
export type UserId = Branded<'user'>;
/** Random and ours: what stays of a person's answers when the person is deleted names nobody. */
export type MemberKey = Branded<'member'>;
export type RoundId = Branded<'round'>;

export const asWorkspaceId = (id: string): WorkspaceId => id as WorkspaceId;
export const asChannelId = (id: string): ChannelId => id as ChannelId;
export const asUserId = (id: string): UserId => id as UserId;
export const asMemberKey = (key: string): MemberKey => key as MemberKey;
export const asRoundId = (id: string): RoundId => id as RoundId;
