/**
 * What was sent, or null where it is more than the limit, whatever its headers say. Then the rest is read and
 * thrown away: a browser that is still sending would see a broken connection in place of the answer.
 */
export async function bodyUpTo(request: Request, limit: number): Promise<Blob | null> {
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	for await (const chunk of request.body ?? []) {
		size += chunk.byteLength;
		if (size <= limit) chunks.push(chunk);
	}
	return size > limit ? null : new Blob(chunks);
}
