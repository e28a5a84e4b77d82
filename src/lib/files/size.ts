/** `48 MB`, `120 GB`, `1.5 kB`, `12 bytes` */
export function sizeInWords(bytes: number): string {
	if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
	const [unit, size] =
		bytes < 1_000_000
			? ['kB', bytes / 1000]
			: bytes < 10_000_000_000
				? ['MB', bytes / 1_000_000]
				: ['GB', bytes / 1_000_000_000];
	return `${size < 10 ? Number(size.toFixed(1)) : Math.round(size)} ${unit}`;
}
