import { z } from 'zod';
import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { isGuest } from '../../accounts/may.ts';
import { personWith } from '../../accounts/people.server.ts';
import { endingOf } from '../../notifications/unsubscribing.server.ts';
import { EXAMPLE } from './example.ts';
import { weekOf } from './week.server.ts';
import type { Week } from './week.ts';
import { insightLetterWish } from './wish.server.ts';

export const INSIGHTS_MAIL = 'insights';
const About = z.object({ person: z.number() });

/** How learning goes, to whoever asked for it. Where there is nothing to say there is no letter. */
export const INSIGHT_LETTER: MailKind = {
	kind: INSIGHTS_MAIL,
	says: 'How learning goes, for whoever asked',

	async compose(db, about, links) {
		const who = await personWith(db.read, About.parse(about).person);
		if (!who || isGuest(who)) return null;
		const { every, team } = await insightLetterWish(db.read, who);
		if (every === 'never') return null;
		const week = await weekOf(db, who, team);
		if (!week) return null;
		const { unsubscribe, line } = endingOf(db, who.id, [INSIGHTS_MAIL], links);
		return { ...write(who.email, week, line, links), unsubscribe };
	},

	example: (links) =>
		write('ines@example.org', EXAMPLE, '[Stop letters like this one](/settings/notices).', links),
};

function write(to: string, week: Week, ending: string, links: Links): Letter {
	const { headline, of, changed, findings, questions, href } = week;
	return {
		to,
		subject: headline,
		paragraphs: [
			`${escapeMarkdown(of)}. ${changed ? 'This is what changed in a week.' : 'Nothing changed in a week.'}`,
		],
		sections: [
			{
				heading: changed ? 'New since last week' : 'As it stands',
				items: findings.map(({ text, about, href: there }) => ({
					text: `[${escapeMarkdown(text)}](${there})`,
					below: [escapeMarkdown(about)],
				})),
			},
			{
				heading: 'What to talk about',
				items: questions.map((question) => ({ text: escapeMarkdown(question), below: [] })),
			},
		],
		action: { label: 'See the charts', href: links(href) },
		foot: `You asked for this letter. ${ending}`,
	};
}
