UPDATE `person_skill` SET `level` = CASE `is` WHEN 'has' THEN 'confident' ELSE 'curious' END, `wants` = `is` = 'learns';--> statement-breakpoint
ALTER TABLE `person_skill` DROP COLUMN `is`;