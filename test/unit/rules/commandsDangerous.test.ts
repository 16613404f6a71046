import { describe, expect, test } from 'vitest';
import { dangerOf } from '../../../plugins/rollbook/rules/shell/dangerOf.ts';
import { DANGEROUS_COMMANDS } from '../../../plugins/rollbook/rules/shell/dangers.ts';
import { parseShell } from '../../../plugins/rollbook/rules/shell/parseShell.ts';
import { simpleCommands } from '../../../plugins/rollbook/rules/shell/simpleCommands.ts';
import { sqlDangers } from '../../../plugins/rollbook/rules/shell/sqlDangers.ts';
import { said, saidOf } from './commandsCheck.ts';

/** The strongest effect that any command of a text needs. */
function effectOf(text: string): string {
  const shell = parseShell(text);
  const effects = shell
    ? simpleCommands(shell.script).map((command) => dangerOf(command)?.effect)
    : [];
  return effects.find((effect) => effect === 'irreversible') ?? effects.find(Boolean) ?? 'none';
}

test.each([
  'git push --force',
  'git push -f origin main',
  'git push origin main --force-with-lease',
  'git push origin +main',
  'git push origin :old-branch',
  'git push --delete origin v1',
  'git -C /srv/app reset --hard HEAD~3',
  'git clean -xfd',
  'git tag -f v1',
  'git branch -D feature',
  'rm -rf build',
  'rm -r -f build',
  'sudo rm --recursive --force build',
  '/bin/rm -fr build',
  'ls | xargs -n 1 rm -rf',
  "sh -c 'rm -rf build'",
  'bash -ec "cd /tmp && rm -rf build"',
  "ssh -p 2222 host 'cd /srv; rm -rf app'",
  'ssh host <<EOF\nrm -rf app\nEOF',
  'bash <<EOF\nrm -rf app\nEOF',
  'echo rm -rf app | sudo bash',
  'find . -name "*.log" -exec rm -rf {} +',
  'find . -name "*.log" -delete',
  'x=$(rm -rf app)',
  'x="`rm -rf app`"',
  'if true; then rm -rf app; fi',
  'clean() { rm -rf app; }',
  'timeout 5m env A=b rm -rf app',
  'docker exec -it -u root web rm -rf /srv',
  'docker compose -f prod.yml exec -T web rm -rf /srv',
  'kubectl -n prod exec deploy/web -- rm -rf /srv',
  'su - postgres -c "dropdb app"',
  'eval "rm -rf app"',
  'psql -c "DROP TABLE users"',
  'psql app <<SQL\nSELECT 1;\nTRUNCATE users;\nSQL',
  'echo "DELETE FROM users;" | mysql app',
  'kubectl exec db-0 -- psql -c "drop database app"',
  'terraform destroy -auto-approve',
  'terraform -chdir=prod apply -destroy',
  'kubectl -n prod delete deployment web',
  'docker system prune -af',
  'docker --context prod volume rm data',
  'docker compose down -v',
  'docker push registry.example.com:5000/app:latest',
  'docker tag app:v1 app:latest',
  'aws --profile prod s3 rm s3://bucket/x --recursive',
  'aws rds delete-db-instance --db-instance-identifier x',
  'gcloud --project p compute instances delete web',
  'helm -n prod uninstall web',
  'redis-cli -h cache FLUSHALL',
  'redis-cli <<< flushdb',
  'mongosh app --eval "db.users.drop()"',
  'systemctl mask web',
  'chmod -R 777 /srv',
  'sudo shutdown -h now',
  'sudo reboot',
  'rsync -a --delete a/ b/',
  'poetry run python manage.py flush',
])('%s is destructive', (text) => expect(effectOf(text)).toBe('destructive'));

test.each([
  'npm publish',
  'npm --prefix app unpublish x@1',
  'twine upload dist/*',
  'python -m twine upload dist/*',
  'poetry build && poetry publish',
  'dd if=/dev/zero of=/dev/sda',
  'mkfs.ext4 /dev/sdb1',
  'cat image > /dev/sdb',
])('%s is irreversible', (text) => expect(effectOf(text)).toBe('irreversible'));

test.each([
  'echo "rm -rf /"',
  "grep 'rm -rf' log.txt",
  'git commit -m "rm -rf; git push --force; DROP TABLE x"',
  '# rm -rf /',
  'cat <<EOF\nrm -rf /\nEOF',
  'rm file.txt',
  'git push origin main',
  'git push --dry-run --force',
  'git reset HEAD~1',
  'git clean -n',
  'git clean -nfd',
  'git rm -r src/old',
  'git revert --no-edit HEAD',
  'git tag -a v1 -m "force"',
  'docker run --rm app',
  'docker exec web echo rm -rf x',
  'docker push app:v1.2.3',
  'docker tag app:latest app:before-rollback',
  'kubectl get pods',
  'kubectl delete --dry-run=server pod x',
  'kubectl rollout undo deployment/web',
  'terraform plan -destroy',
  'npm publish --dry-run',
  'npm run publish-docs',
  'psql -c "SELECT count(*) FROM users"',
  'psql -c "DELETE FROM users WHERE id = 3"',
  `psql -c "INSERT INTO log VALUES ('DROP TABLE x')"`,
  'aws s3 rm --recursive --dryrun s3://bucket/x',
  'aws s3 ls',
  'chmod 644 file',
  'systemctl restart web',
  'shutdown -c',
  'dd if=/dev/zero of=/tmp/file bs=1M count=1',
  'find . -name x',
  'redis-cli get flush',
  'dropdb --help',
])('%s is not dangerous', (text) => expect(effectOf(text)).toBe('none'));

test('every row of the table is written so that it can be found', () => {
  for (const danger of DANGEROUS_COMMANDS) {
    const words = danger.run.split(' ').map((part) => (part === '*' ? 'x' : part.split('|')[0]));
    const options = (danger.options ?? '')
      .split(' ')
      .filter(Boolean)
      .map((group) => group.split('|')[0]);
    if (danger.argument) continue;
    const found = effectOf([...words, ...options].join(' '));
    expect([danger.run, found]).not.toEqual([danger.run, 'none']);
  }
});

describe('statements of SQL', () => {
  test.each([
    ['DROP TABLE users', 'DROP TABLE'],
    ['truncate users', 'TRUNCATE'],
    ['delete from users', 'DELETE FROM'],
    ['UPDATE users SET admin = true', 'UPDATE'],
    ['ALTER TABLE users DROP COLUMN name', 'DROP COLUMN'],
    ["SELECT 'a;b'; DROP SCHEMA x", 'DROP SCHEMA'],
  ])('%s', (text, found) =>
    expect(sqlDangers(text).map((danger) => danger.found)).toEqual([found]),
  );

  test.each([
    'DELETE FROM users WHERE id = 1',
    'UPDATE users SET a = 1 WHERE id = 1',
    "SELECT 'DROP TABLE x'",
    '-- DROP TABLE x\nSELECT 1',
    '/* DROP TABLE x */ SELECT 1',
    'CREATE TABLE drops (truncate int)',
  ])('%s is harmless', (text) => expect(sqlDangers(text)).toEqual([]));
});

const step = (attributes: string, command: string, lang = 'bash') =>
  `::::procedure[P]{#p}\n\n:::step[S]{#s${attributes}}\n\n\`\`\`${lang}\n${command}\n\`\`\`\n\n:::\n\n::::\n`;

describe('a step', () => {
  test('that owns up to the effect is left alone', async () => {
    expect(await said(step(' effect=destructive', 'git reset --hard'))).toEqual([]);
    expect(await said(step(' effect=irreversible', 'git reset --hard'))).toEqual([]);
  });

  test('that owns up to less is reported at the command', async () => {
    const [message, ...more] = await said(step(' effect=destructive', 'true\nsudo npm publish'));
    expect(more).toEqual([]);
    expect(message).toMatchObject({ rule: 'dangerous-command', line: 7, text: 'sudo npm publish' });
    expect(message?.reason).toContain('`effect=irreversible`');
    expect(message?.reason).toContain('found `effect=destructive`');
  });

  test('is asked for its statements of SQL too', async () => {
    const [message] = await said(step('', 'SELECT 1;\nDROP TABLE users;', 'sql'));
    expect(message).toMatchObject({ rule: 'dangerous-command', line: 7, text: 'DROP' });
  });

  test('is not asked how it is taken back, nor for its samples', async () => {
    const undo = '::::undo\n\n```bash\ngit reset --hard\n```\n\n::::';
    const plan = `:::::procedure[P]{#p}\n\n::::::step[S]{#s}\n\n${undo}\n\n\`\`\`bash sample\nrm -rf x\n\`\`\`\n\n::::::\n\n:::::\n`;
    expect((await said(plan)).filter(({ rule }) => rule === 'dangerous-command')).toEqual([]);
  });
});

test('a dangerous command outside of a step is reported', async () => {
  const [message] = await saidOf('git push --force');
  expect(message).toMatchObject({ rule: 'dangerous-command', line: 1, text: 'git push --force' });
  expect(message?.reason).toContain('outside of any step');
});
