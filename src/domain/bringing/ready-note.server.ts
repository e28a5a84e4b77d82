import { isoDay } from '#lib/dates.ts';
import { forbidden } from '#lib/errors.ts';
import { attachTo } from '../entries/bringing-listed.server.ts';
import { NewEntry } from '../log/answer.ts';
import { readDocument as readNoteOfOurs } from '../log/document.ts';
import { storeOne as storeNote, timeOf } from '../log/importing.server.ts';
import { readNoteFile } from '../log/note-file.ts';
import { titleOf } from '../log/title.server.ts';
import { restored, withFiles } from './files-along.server.ts';
import type { Found } from './found.ts';
import { uidOf, type RowFound } from './items.server.ts';
import { unreadable, type Bringing, type Ready } from './ready.ts';

/** A document, or a row, that becomes an entry of the log. */
export async function readyNote(
	bringing: Bringing,
	found: Found | RowFound,
	changedAt: number | null,
): Promise<Ready> {
	const { who, choices } = bringing;
	const isReadable = !found.isOurs || readNoteOfOurs(found.text, titleOf) !== null;
	if (!isReadable) unreadable();
	const { body: leading, kept, notes } = await withFiles(bringing, found);
	const ours = found.isOurs ? readNoteOfOurs(leading, titleOf) : null;
	const said = ours ? null : noteOf(found, leading);
	const day = said?.day ?? found.day;
	const at = ours?.publishedAt ?? timeOf(day, changedAt ?? undefined);
	const { team, visibility } = choices;
	const uid = uidOf([
		who.email,
		'log',
		found.text === '' ? said : [found.text, found.from.split('/').at(-2) ?? ''],
	]);
	const parsed = NewEntry.safeParse(
		ours
			? { ...ours.content, ...ours.sharing, uid: ours.uid, draft: ours.publishedAt === null }
			: {
					...said,
					team,
					visibility: visibility === 'team' && team === null ? 'restricted' : visibility,
					day: day ?? isoDay(at, who.zone),
					uid,
					draft: !choices.publish,
				},
	);
	if (!parsed.success) return forbidden(parsed.error.issues[0]?.message ?? 'It cannot be stored.');
	const input = { ...parsed.data, day: parsed.data.day ?? isoDay(at, who.zone), uid: parsed.data.uid ?? uid };
	const title = input.form === 'note' ? input.title : titleOf(input.learned);
	const all = [
		...found.notes,
		...notes,
		...(day === null && !ours
			? [
					changedAt === null
						? 'It has no day, so it counts from today.'
						: 'It has no day, so the day its file was changed counts.',
				]
			: []),
	];
	return {
		...{ title, day: input.day, notes: all, kept },
		store: async (tx) => {
			const back = await restored(tx, who, 'log', input.uid);
			if (back !== null) return { state: 'imported', kind: 'log', number: back, title, notes: all };
			const outcome = await storeNote(tx, who, { file: found.file, input, at, ours });
			if (outcome.state === 'failed') return forbidden(outcome.reason);
			const state =
				ours || outcome.state === 'imported' ? await attachTo(tx, who, 'log', outcome, kept) : outcome.state;
			return { state, kind: 'log', number: outcome.number, title, notes: all };
		},
	};
}

function noteOf(found: Found | RowFound, text: string) {
	if ('row' in found && found.row && 'note' in found.row) return found.row.note;
	const read = readNoteFile(found.from, text) ?? unreadable();
	const { title, body, day } = read;
	const topics = [...new Set([...found.topics, ...read.topics])].slice(0, 50);
	return {
		form: 'note',
		title: title || found.title,
		body,
		topics: found.topics.length > 0 ? found.topics : topics,
		source: read.source || found.source,
		day: day ?? found.day,
	};
}
