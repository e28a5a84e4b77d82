import { answerSlack } from '#domain/chat/answering.server.ts';
import { callerOf } from '#domain/chat/caller.ts';
import { filledIn, Interaction } from '#domain/chat/interaction.ts';
import { asReply } from '#domain/chat/replies.ts';
import { invalid } from '#lib/errors.ts';
import { callerIn, logFromChat } from '../../logging.server.ts';
import { fromSlack } from '../verified.server.ts';
import type { RequestHandler } from './$types';

/** Somebody pressed a button of ours in Slack. The answer takes the place of the form. */
export const POST: RequestHandler = async (event) => {
	const sent = await fromSlack(event);
	if (sent === null) return new Response(null);
	const read = Interaction.safeParse(jsonIn(sent.get('payload')));
	if (!read.success) invalid({ body: 'That is nothing that a form of ours sends.' });
	const filled = filledIn(read.data);
	if (filled === null) return new Response(null);
	const { db, maintenance } = event.locals;
	const { user, team, trigger_id, response_url } = read.data;
	const caller = callerOf('slack', {
		team_id: team.id,
		team_domain: team.domain,
		user_id: user.id,
		user_name: user.username,
		trigger_id,
	});
	const found = await callerIn(db, caller, maintenance);
	const reply = 'reply' in found ? found.reply : await logFromChat(db, found.person, caller, filled);
	await answerSlack(response_url, asReply('slack', reply));
	return new Response(null);
};

function jsonIn(text: string | null): unknown {
	try {
		return JSON.parse(text ?? '');
	} catch {
		return null;
	}
}
