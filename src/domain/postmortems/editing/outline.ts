import { blocksOf } from '../../coach/blocks.ts';
import { isBlank } from './rows.ts';
import type { Typed } from './typed.ts';

export interface OutlineLine {
	label: string;
	/** Where a jump goes to. */
	href: string;
	/** Nothing stands there yet. */
	blank: boolean;
	/** How many there are, in a list. */
	count?: number;
	/** A heading of the text: how deep it is, and its words in the text. */
	heading?: { depth: number; start: number; end: number };
}

/** The parts of a post-mortem in the order of its form, and the headings of what happened. */
export function outlineOf(typed: Typed): OutlineLine[] {
	const prose = (name: 'impact' | 'narrative' | 'wentWell' | 'wasHard' | 'gotLucky', label: string) => ({
		label,
		href: `#${name}`,
		blank: typed[name].trim() === '',
	});
	const list = (name: string, label: string, count: number) => ({
		label,
		href: `#${name}`,
		blank: count === 0,
		count,
	});
	const lessons = typed.lessons.filter((row) => !isBlank.lesson(row));
	const changes = [...typed.lessons.flatMap((lesson) => lesson.changes), ...typed.changes];
	return [
		prose('impact', 'Impact'),
		prose('narrative', 'What happened'),
		...headings(typed.narrative),
		list('factors', 'What contributed', typed.factors.filter((row) => !isBlank.factor(row)).length),
		prose('wentWell', 'What went well'),
		prose('wasHard', 'What was hard'),
		prose('gotLucky', 'Where we got lucky'),
		list('lessons', 'What we learned', lessons.length),
		list('changes', 'What changes', changes.filter((row) => !isBlank.change(row)).length),
	];
}

function headings(narrative: string): OutlineLine[] {
	const found = blocksOf(narrative).filter(({ kind }) => kind === 'heading');
	const top = Math.min(...found.map(({ depth }) => depth));
	return found.map(({ start, end, depth }) => ({
		label: narrative
			.slice(start, end)
			.replace(/[*_`]+|!?\[([^\]]*)\]\([^)]*\)/g, '$1')
			.trim(),
		href: '#narrative',
		blank: false,
		heading: { depth: depth - top, start, end },
	}));
}
