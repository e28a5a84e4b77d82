import { z } from 'zod';

/** Who calls from a chat, as the chat numbers them. */
export interface Caller {
	chat: 'slack' | 'mattermost';
	/** The workspace of the chat: `slack:T0001`. */
	chatTeam: string;
	chatUser: string;
	/** What they are called there, for them to know themselves by: “ines at northwind”. */
	called: string;
	/** The same for the same press of a key. */
	trigger: string;
}

const id = z.string().min(1).max(100);

/** As Slack sends it, and Mattermost after it. */
export const Command = z.object({
	team_id: id,
	team_domain: z.string().max(200).default(''),
	user_id: id,
	user_name: z.string().max(200).default(''),
	text: z.string().max(20_000).default(''),
	trigger_id: z.string().max(500).default(''),
});
export type Command = z.output<typeof Command>;

export function callerOf(chat: Caller['chat'], command: Omit<Command, 'text'>): Caller {
	return {
		chat,
		// People keep their number in all teams of a Mattermost.
		chatTeam: chat === 'slack' ? `slack:${command.team_id}` : 'mattermost',
		chatUser: command.user_id,
		called: [command.user_name || command.user_id, command.team_domain || command.team_id].join(' at '),
		trigger: command.trigger_id,
	};
}

/** What a chat is called: `slack:T0001` → “Slack”. */
export function chatName(chatTeam: string): string {
	return chatTeam.startsWith('slack:') ? 'Slack' : 'Mattermost';
}
