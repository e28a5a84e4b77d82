import { z } from 'zod';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { seal, unseal } from '#lib/secret-box.server.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import type { Person } from '../accounts/person.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';
import { note } from '../audit/audit.server.ts';

const SETTING = 'chat';
/** What they are sealed for. */
const SLACK_SECRET = 'chat slack signing secret';
const MATTERMOST_TOKENS = 'chat mattermost tokens';

/** Sealed; empty where nobody logs from that chat. */
const ChatSettings = z.object({ slack: z.string().default(''), mattermost: z.string().default('') });

export const SlackSecret = z.object({
	/** Empty: nobody logs from Slack. */
	signingSecret: z.string().trim().max(200, 'A signing secret can be 200 characters at the most.'),
});
export const MattermostTokens = z.object({
	/** Of each slash command, between spaces: one in each of the teams there. Empty: nobody logs from Mattermost. */
	secrets: z
		.string()
		.trim()
		.max(2_000, 'That is longer than tokens are.')
		.refine((text) => tokensIn(text).every((token) => /^[\w-]{16,}$/.test(token)), {
			error: 'A token has 26 letters and digits. Several stand with a space between them.',
		}),
});

const tokensIn = (text: string) => text.split(/\s+/).filter((token) => token !== '');

/** Which chats people may log from, for those who run the workspace. */
export async function readChatSettings(
	db: Database,
	who: Person,
): Promise<{ slack: boolean; mattermost: boolean }> {
	adminsOnly(who);
	const { slack, mattermost } = await readSetting(db.read, SETTING, ChatSettings);
	return { slack: slack !== '', mattermost: mattermost !== '' };
}

export function changeSlackSecret(
	db: Database,
	who: Person,
	{ signingSecret }: z.output<typeof SlackSecret>,
): Promise<void> {
	return change(db, who, { slack: signingSecret && seal(db.folder, SLACK_SECRET, signingSecret) });
}

export function changeMattermostTokens(
	db: Database,
	who: Person,
	{ secrets }: z.output<typeof MattermostTokens>,
): Promise<void> {
	return change(db, who, { mattermost: secrets && seal(db.folder, MATTERMOST_TOKENS, secrets) });
}

async function change(db: Database, who: Person, to: Partial<z.output<typeof ChatSettings>>): Promise<void> {
	adminsOnly(who);
	await transact(db, async (tx) => {
		await writeSetting(tx, SETTING, { ...(await readSetting(tx, SETTING, ChatSettings)), ...to });
		await note(tx, who, { act: 'chat-settings-changed' });
	});
}

/** Null where nobody logs from Slack. */
export async function slackSecret({
	read,
	folder,
}: {
	read: Reader;
	folder: string;
}): Promise<string | null> {
	const { slack } = await readSetting(read, SETTING, ChatSettings);
	return slack === '' ? null : unseal(folder, SLACK_SECRET, slack);
}

export async function mattermostTokens({
	read,
	folder,
}: {
	read: Reader;
	folder: string;
}): Promise<string[]> {
	const { mattermost } = await readSetting(read, SETTING, ChatSettings);
	return mattermost === '' ? [] : tokensIn(unseal(folder, MATTERMOST_TOKENS, mattermost));
}
