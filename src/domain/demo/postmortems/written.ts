import type { Written } from '../writing.ts';
import { backPressure } from './back-pressure.ts';
import { certificate } from './certificate.ts';
import { migration } from './migration.ts';
import { rateLimits } from './rate-limits.ts';

/** Oldest first. */
export const WRITTEN: readonly Written[] = [rateLimits, migration, certificate, backPressure];
