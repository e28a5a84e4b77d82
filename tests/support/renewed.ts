import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freshFolder } from './database.ts';

const TEXT = /\.(?:js|json|html|css)$/;
const PACKED = /\.(?:br|gz)$/;

/** Kintsugi as another build of it would be: it has another version, and none of the files that browsers were sent. */
export function renewedFolder(): string {
	const folder = freshFolder();
	const said = readFileSync('build/client/_app/version.json', 'utf8');
	const { version } = JSON.parse(said) as { version: string };
	for (const name of ['scripts', 'build', 'package.json'])
		cpSync(resolve(name), join(folder, name), { recursive: true });
	for (const name of ['src', 'drizzle', 'node_modules']) symlinkSync(resolve(name), join(folder, name));
	const client = join(folder, 'build/client/_app');
	cpSync(join(client, 'immutable'), join(client, 'renewed'), { recursive: true });
	rmSync(join(client, 'immutable'), { recursive: true });
	const files = readdirSync(join(folder, 'build'), { recursive: true, withFileTypes: true });
	for (const file of files.filter((one) => one.isFile())) {
		const path = join(file.parentPath, file.name);
		if (PACKED.test(path)) rmSync(path);
		if (!TEXT.test(path)) continue;
		const text = readFileSync(path, 'utf8');
		const renewed = text.replaceAll('_app/immutable', '_app/renewed').replaceAll(version, `${version}1`);
		if (renewed !== text) writeFileSync(path, renewed);
	}
	return folder;
}
