import type { Caller } from './caller.ts';
import { escapeMattermost } from './formats/mattermost.ts';
import { escapeSlack } from './formats/slack.ts';

/** What somebody is answered in a chat: seen by them alone. */
export interface Reply {
	text: string;
	link?: { label: string; href: string };
	/** The form in which something is logged. Slack shows it; elsewhere the text says how. */
	form?: LogForm;
}

export interface LogForm {
	teams: readonly { slug: string; name: string }[];
	/** The one that is chosen at first. */
	team: string;
	workspace: string;
}

/** The names of what comes back from the form. */
export const FORM = { action: 'log', learned: 'learned', next: 'next', where: 'where' } as const;
/** The choice “everybody”, and the mark before the slug of a team. */
export const EVERYBODY = 'everybody';
export const TEAM_ONLY = 'team:';

/** As the chat wants it. */
export function asReply(chat: Caller['chat'], { text, link, form }: Reply): object {
	if (chat === 'mattermost') {
		const linked = link ? ` [${escapeMattermost(link.label)}](${link.href})` : '';
		return { response_type: 'ephemeral', text: escapeMattermost(text) + linked };
	}
	const linked = link ? ` <${link.href}|${escapeSlack(link.label)}>` : '';
	const said = escapeSlack(text) + linked;
	return {
		response_type: 'ephemeral',
		text: said,
		...(form ? { blocks: formBlocks(text, form) } : {}),
	};
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const option = (value: string, text: string) => ({ value, text: plain(text.slice(0, 75)) });

function formBlocks(text: string, { teams, team, workspace }: LogForm): object[] {
	const all = option(EVERYBODY, `Everybody at ${workspace}`);
	const options = [
		...(team === '' ? [all] : []),
		...teams.flatMap(({ slug, name }) => [
			option(slug, `Everybody, from ${name}`),
			option(`${TEAM_ONLY}${slug}`, `${name} alone`),
		]),
		...(team === '' ? [] : [all]),
	].slice(0, 100);
	const initial = options.find(({ value }) => value === team) ?? options[0];
	const input = (name: string, label: string, optional: boolean) => ({
		type: 'input',
		block_id: name,
		optional,
		label: plain(label),
		element: { type: 'plain_text_input', action_id: name, multiline: true, max_length: 3000 },
	});
	return [
		{ type: 'section', text: plain(text) },
		input(FORM.learned, 'What did we learn?', false),
		input(FORM.next, 'How will it affect what we do next?', true),
		{
			type: 'input',
			block_id: FORM.where,
			label: plain('Who can read it'),
			element: { type: 'static_select', action_id: FORM.where, options, initial_option: initial },
		},
		{
			type: 'actions',
			elements: [{ type: 'button', action_id: FORM.action, style: 'primary', text: plain('Log it') }],
		},
	];
}
