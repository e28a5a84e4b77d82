import { environment } from '#lib/environment.server.ts';
import { forbidden } from '#lib/errors.ts';
import { isoDay } from '#lib/dates.ts';
import { joinFrontMatter, splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { bringFiles } from '../postmortems/bringing-files.server.ts';
import { store as storePostmortem } from '../postmortems/importing.server.ts';
import { recognise, type Recognised } from '../postmortems/recognise.ts';
import { happenedAt } from '../postmortems/times.ts';
import type { Choices, Found } from './found.ts';
import type { Bringing, Ready } from './ready.ts';

/** A document, or a row, that becomes a post-mortem. */
export async function readyPostmortem(
	{ db, who, choices, beside, dryRun }: Bringing,
	found: Found,
): Promise<Ready> {
	let text = found.text;
	let read = recognised(found, text, choices);
	const notes = [...found.notes];
	if (!read.ours && happenedAt(read.content) === null && found.day !== null) {
		const { data, body } = splitFrontMatter(text);
		text = joinFrontMatter({ ...data, date: found.day }, body);
		read = recognised(found, text, choices);
		notes.push('It does not say when it happened, so the day of the document counts.');
	}
	const file = { name: found.from, bytes: new TextEncoder().encode(text), beside };
	const {
		content,
		kept,
		notes: missed,
	} = dryRun
		? { content: read.content, kept: [], notes: [] }
		: await bringFiles(db, who, file, read, environment());
	const whole: Recognised = { ...read, content };
	const options = { team: choices.team, visibility: choices.visibility, publish: choices.publish };
	const all = [...notes, ...read.notes, ...missed];
	const at = happenedAt(content);
	return {
		...{ title: content.title, kept, notes: all },
		day: content.date ?? (at === null ? null : isoDay(at, content.zone)),
		store: async (tx) => {
			const stored = await storePostmortem(tx, who, { name: found.file, text }, whole, options, kept);
			return { ...stored, kind: 'postmortem', title: content.title, notes: all };
		},
	};
}

function recognised(found: Found, text: string, choices: Choices): Recognised {
	const read = recognise({ name: found.from, text }, choices.zone);
	return 'reason' in read ? forbidden(read.reason) : read;
}
