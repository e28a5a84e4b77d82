ALTER TABLE `opportunity` ADD `orphaned_at` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `outcome` text DEFAULT '' NOT NULL;