import { AT_ONCE_BYTES, MOST_BYTES } from '#domain/bringing/limits.ts';
import { isHidden } from '#lib/files/path.ts';
import { sizeInWords } from '#lib/files/size.ts';
import { parcels, type Chosen } from '../postmortems/import/chosen.ts';
import { Refusal, send } from '../postmortems/import/sending.ts';

const UNREACHED = 'The workspace cannot be reached just now. Choose the files again once it can.';

/** The way of some files to the workspace, a few of them in each request. */
export class Sending {
	underway = $state(false);
	done = $state(0);
	total = $state(0);
	problem = $state<string | null>(null);
	#giveUp = new AbortController();

	/** @returns under which key they were put aside; null where they were not */
	async send(files: readonly Chosen[]): Promise<string | null> {
		const meant = files.filter(({ name }) => !isHidden(name));
		this.problem = problemOf(meant);
		if (this.problem !== null) return null;
		this.#giveUp = new AbortController();
		this.underway = true;
		this.done = 0;
		this.total = meant.length;
		let key: string | undefined;
		try {
			for (const parcel of parcels(meant)) {
				const changed = parcel.map(({ file }) => file.lastModified).join(',');
				const fields = { parcel: 'yes', changed, ...(key === undefined ? {} : { key }) };
				({ key } = await send<{ key: string }>('stage', parcel, fields, this.#giveUp.signal));
				this.done += parcel.length;
			}
			return key ?? null;
		} catch (problem) {
			if (!this.#giveUp.signal.aborted) {
				this.problem = problem instanceof Refusal ? problem.message : UNREACHED;
			}
			return null;
		} finally {
			this.underway = false;
		}
	}

	stop(): void {
		this.#giveUp.abort();
	}
}

function problemOf(files: readonly Chosen[]): string | null {
	if (files.length === 0) return 'There is no file among these.';
	const large = files.find(({ file }) => file.size > AT_ONCE_BYTES);
	if (large) {
		return `“${large.name}” is ${sizeInWords(large.file.size)}. One file can be ${sizeInWords(AT_ONCE_BYTES)} at the most; a folder need not be a zip.`;
	}
	const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
	if (bytes <= MOST_BYTES) return null;
	return `All of it is ${sizeInWords(bytes)}; ${sizeInWords(MOST_BYTES)} can come at once. Bring it in parts.`;
}
