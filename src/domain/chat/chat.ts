export const CHAT_KINDS = ['slack', 'mattermost', 'teams'] as const;
export type ChatKind = (typeof CHAT_KINDS)[number];

export const CHAT_NEWS = ['learnings', 'post-mortems', 'changes', 'week'] as const;
/** What a team lets a channel hear: what it learned, what was published, what was done, and its week on one day. */
export type ChatNews = (typeof CHAT_NEWS)[number];
