import { Command, InvalidArgumentError } from 'commander';
import type { AttackKey, Learned } from '#domain/pulse/attacks/attack.ts';
import { ATTACK_WORDS } from '#domain/pulse/attacks/words.ts';
import { EXIT, type Context } from './command.ts';

interface Options {
	organisations: number;
	from: number;
	json: boolean;
}

/** A line of the table: what was tried, with what, and how much was found. */
interface Line {
	attack: string;
	on: string;
	found: number;
}

const OF_CHANCE: readonly AttackKey[] = ['differences', 'counts', 'agreeing', 'leaving'];

export function unmaskCommand(context: Context, exit: (status: number) => void): Command {
	return new Command('unmask')
		.description(
			'try to find out what somebody answered to the pulse: from what was released, and from the files',
		)
		.option(
			'--organisations <number>',
			'as well in so many organisations of chance, whose answers are known',
			wholeNumber,
			0,
		)
		.option('--from <number>', 'the first of those; the same number is the same organisation', wholeNumber, 1)
		.option('--json', 'answer as JSON', false)
		.action(async ({ organisations, from, json }: Options) => {
			const [{ tryAll }, { attackFiles }, { environment }] = await Promise.all([
				import('#domain/pulse/attacks/trying.server.ts'),
				import('#domain/pulse/attacks/leftovers.server.ts'),
				import('#lib/environment.server.ts'),
			]);
			const tried = await tryAll(context.db, Infinity);
			const files = await attackFiles(context.db, environment().backups);
			const chance = organisations === 0 ? null : await byChance(organisations, from);
			const here = `${tried.rounds.length} rounds, ${tried.rows} rows`;
			const lines: Line[] = [
				...OF_CHANCE.map((attack) => ({
					...{ attack: ATTACK_WORDS[attack].name, on: here },
					found: tried.unsafe.filter((one) => one.attack === attack).length,
				})),
				{ attack: ATTACK_WORDS.files.name, on: 'the data folder and backups', found: files.length },
				...(chance?.lines ?? []),
			];
			const found = lines.reduce((sum, line) => sum + line.found, 0);
			if (found > 0) exit(EXIT.refused);
			const unsafe = { unsafe: tried.unsafe, files, seeds: chance?.seeds ?? [] };
			if (json) context.out(`${JSON.stringify({ found, lines, ...unsafe }, null, '\t')}\n`);
			else context.out(table(lines) + told(unsafe) + summary(found));
		});
}

function wholeNumber(text: string): number {
	if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('A whole number.');
	return Number(text);
}

async function byChance(many: number, from: number): Promise<{ lines: Line[]; seeds: number[] }> {
	const [{ tryOrganisations }, { release }] = await Promise.all([
		import('#domain/pulse/attacks/attacking.ts'),
		import('#domain/pulse/release.ts'),
	]);
	const { organisations, rounds, cuts, rows, found } = await tryOrganisations({ many, from, release });
	const on = `${organisations} organisations of chance, ${rounds} rounds, ${cuts} cuts, ${rows} rows`;
	const of = (attack: AttackKey) => found.filter((one: Learned) => one.attack === attack).length;
	return {
		lines: OF_CHANCE.map((attack) => ({ attack: ATTACK_WORDS[attack].name, on, found: of(attack) })),
		seeds: [...new Set(found.map(({ seed }) => seed))],
	};
}

function table(lines: readonly Line[]): string {
	const width = Math.max(...lines.map(({ attack }) => attack.length));
	const wide = Math.max(...lines.map(({ on }) => on.length));
	return lines
		.map(({ attack, on, found }) => `${attack.padEnd(width)}  ${on.padEnd(wide)}  unmasked: ${found}\n`)
		.join('');
}

interface Told {
	unsafe: readonly { attack: string; round: number; cuts: readonly string[]; item: string }[];
	files: readonly { file: string; what: string }[];
	seeds: readonly number[];
}

/** Where it is unsafe, and nothing of what was learned. */
function told({ unsafe, files, seeds }: Told): string {
	const lines = [
		...unsafe.map(
			({ attack, round, cuts, item }) => `Round ${round}, ${item}, ${cuts.join(' and ')}: ${attack}`,
		),
		...files.map(({ file, what }) => `${file}: ${what}`),
		...(seeds.length > 0 ? [`Organisations: ${seeds.join(', ')}`] : []),
	];
	return lines.map((line) => `${line}\n`).join('');
}

const summary = (found: number) => (found === 0 ? 'Nothing found.\n' : `Found: ${found}.\n`);
