import type { Context } from '../../coach/finding.ts';
import type { Typed, TypedChange } from './typed.ts';

/** A field with sentences for others to read. Evidence is none of them: it is what it is. */
export interface CoachedField {
	/** The same wherever its row is moved to. */
	key: string;
	/** As in the form. */
	name: string;
	/** With the line ends that a field of a page has, so that places in it are the same. */
	text: string;
	context: Context;
	write: (text: string) => void;
}

/** In the order of the page. */
export function coachedFields(typed: Typed): CoachedField[] {
	return [
		field(typed, 'summary', { section: 'Summary' }),
		field(typed, 'impact', { section: 'Impact' }),
		field(typed, 'narrative', { section: 'What happened' }),
		...typed.timeline.map((row, at) =>
			field(row, 'text', { section: 'Timeline', kind: 'paragraph' }, `timeline.${at}`),
		),
		...typed.factors.flatMap((row, at) => [
			field(row, 'title', { section: 'Contributing factors', kind: 'paragraph' }, `factors.${at}`),
			field(row, 'detail', { section: 'Contributing factors' }, `factors.${at}`),
		]),
		field(typed, 'wentWell', { section: 'What went well' }),
		field(typed, 'wasHard', { section: 'What was difficult' }),
		field(typed, 'gotLucky', { section: 'Where we got lucky' }),
		...typed.lessons.flatMap((row, at) => [
			field(row, 'text', { section: 'Lessons' }, `lessons.${at}`),
			...changes(row.changes, `lessons.${at}.changes`),
		]),
		...changes(typed.changes, 'changes'),
	].filter(({ text }) => text.trim() !== '');
}

const changes = (rows: TypedChange[], list: string): CoachedField[] =>
	rows.map((row, at) => field(row, 'text', { section: 'Actions', kind: 'list' }, `${list}.${at}`));

function field<Name extends string>(
	holder: Record<Name, string> & { key?: string },
	name: Name,
	context: Context,
	row = '',
): CoachedField {
	const [list = ''] = row.split('.');
	return {
		key: row === '' ? name : `${list}:${holder.key ?? row}:${name}`,
		name: row === '' ? name : `${row}.${name}`,
		text: holder[name].replace(/\r\n?/g, '\n'),
		context,
		write: (text) => ((holder as Record<string, string>)[name] = text),
	};
}
