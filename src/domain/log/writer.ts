/** Who writes in this browser, as a page without a network has to know it. */
export interface Writer {
	id: number;
	name: string;
	workspace: string;
	teams: { slug: string; name: string }[];
}

const KEY = 'kintsugi:writer';

/** Kept in the browser while somebody is signed in, and nowhere else. */
export function rememberWriter(writer: Writer): void {
	try {
		localStorage.setItem(KEY, JSON.stringify(writer));
	} catch {
		// Without it, this browser writes only while there is a network.
	}
}

/** Who signs in next is somebody else until they have. */
export function forgetWriter(): void {
	try {
		localStorage.removeItem(KEY);
	} catch {
		// Nothing was kept.
	}
}

export function knownWriter(): Writer | null {
	try {
		const found = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Writer> | null;
		if (typeof found?.id !== 'number') return null;
		const { id, name = '', workspace = '', teams = [] } = found;
		return { id, name, workspace, teams };
	} catch {
		return null;
	}
}
