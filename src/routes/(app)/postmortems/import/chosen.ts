import { isZip } from '#domain/postmortems/bringing.ts';
import { isHidden } from '#lib/files/path.ts';

/** A file that somebody chose or dropped, under its path in the folder it came with. */
export interface Chosen {
	name: string;
	file: File;
}

export function chosenIn(list: FileList | null): Chosen[] {
	return Array.from(list ?? [], (file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** Files and whole folders that were dropped. Hidden folders are not opened. */
export async function droppedIn(transfer: DataTransfer): Promise<Chosen[]> {
	// What was dropped can be asked for only at once, before anything is waited for.
	const dropped = Array.from(transfer.items, (item) => ({
		entry: item.webkitGetAsEntry(),
		file: item.getAsFile(),
	}));
	const chosen: Chosen[] = [];
	for (const { entry, file } of dropped) {
		if (entry) await collect(entry, chosen);
		else if (file) chosen.push({ name: file.name, file });
	}
	return chosen;
}

async function collect(entry: FileSystemEntry, into: Chosen[]): Promise<void> {
	if (isFile(entry)) {
		const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
		into.push({ name: entry.fullPath.replace(/^\//, ''), file });
	} else if (isFolder(entry) && !isHidden(entry.name)) {
		const reader = entry.createReader();
		// A folder tells its contents a hundred at a time, and at the end nothing.
		for (let some = await readSome(reader); some.length > 0; some = await readSome(reader)) {
			for (const one of some) await collect(one, into);
		}
	}
}

function readSome(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
	return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const PARCEL = { files: 25, bytes: 3_000_000 };

/** Files in groups that are small enough for the progress between them to be worth showing. A zip goes alone. */
export function parcels(chosen: readonly Chosen[]): Chosen[][] {
	const packed: Chosen[][] = [];
	let open: Chosen[] = [];
	let bytes = 0;
	for (const one of chosen) {
		if (isZip(one.name)) {
			packed.push([one]);
			continue;
		}
		if (open.length === 0 || open.length === PARCEL.files || bytes + one.file.size > PARCEL.bytes) {
			open = [];
			bytes = 0;
			packed.push(open);
		}
		open.push(one);
		bytes += one.file.size;
	}
	return packed;
}
