const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const NAME = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';

/**
 * The first day that is written out in a text, with its month as a word or as `2026-03-04`: forms in which day and
 * month cannot be taken for each other. Null where there is none.
 */
export function dayWrittenIn(text: string): string | null {
	const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
	const words = new RegExp(
		`\\b${NAME}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})|\\b(\\d{1,2})(?:st|nd|rd|th)?\\.?(?:\\s+of)?[\\s-]+${NAME},?[\\s-]+(\\d{4})`,
		'i',
	).exec(text);
	if (iso && (!words || iso.index <= words.index)) return existing(iso[1], iso[2], iso[3]);
	if (!words) return null;
	const month = MONTHS.indexOf((words[1] ?? words[5] ?? '').toLowerCase()) + 1;
	return existing(words[3] ?? words[6], String(month), words[2] ?? words[4]);
}

function existing(year = '', month = '', day = ''): string | null {
	const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const at = new Date(`${written}T12:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : null;
}
