import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import type { RunLine } from '../moving/run.ts';
import { hangChanges, referenceOfHung } from './changes.server.ts';
import type { Choices } from './found.ts';
import type { AnyItem, ChangeRow, RowFound } from './items.server.ts';

/** Hangs the changes among some things from their post-mortems, and says what became of each. */
export async function changeLines(
	tx: Transaction,
	{ who, choices }: { who: Person; choices: Choices },
	items: readonly AnyItem[],
): Promise<RunLine[]> {
	const rows = items.filter(isChange);
	const groups = Map.groupBy(rows, ({ row }) => row.change.incident);
	const lines: RunLine[] = [];
	for (const [incident, group] of groups) {
		const file = group[0]?.from ?? '';
		const hung = await hangChanges(
			tx,
			who,
			incident,
			group.map(({ row }) => row.change),
			{ choices, file },
		);
		const href = referenceOfHung(hung);
		group.forEach((one, at) => {
			const isMade = hung.isNew && at === 0;
			const kind = isMade ? 'made' : hung.fresh[at] ? 'changed' : 'skipped';
			const where = hung.isNew ? 'a post-mortem that was begun for it' : 'this post-mortem';
			const said = hung.fresh[at] ? `A change of ${where}.` : 'It is here already.';
			lines.push({
				kind,
				subject: one.file,
				sentence: [`“${one.title.slice(0, 300)}”.`, said, ...one.notes].join(' '),
				href,
			});
		});
	}
	return lines;
}

const isChange = (item: AnyItem): item is RowFound & { row: ChangeRow } =>
	'kind' in item && item.kind === 'changes' && 'row' in item && item.row !== null && 'change' in item.row;
