// Given names that are forms of one another.

/** Forms of one given name in neighbouring languages, and in the passports of one person; plain Latin letters. */
const forms: readonly (readonly string[])[] = [
  ['aleksandr', 'alexander', 'oleksandr', 'aliaksandr', 'iskander'],
  ['aleksandra', 'alexandra', 'oleksandra', 'aliaksandra'],
  ['aleksei', 'alexei', 'oleksii', 'oleksiy', 'aliaksei'],
  ['anna', 'hanna', 'ganna'],
  ['andrei', 'andrii', 'andriy', 'andrej'],
  ['anton', 'antin'],
  ['daria', 'daryna', 'darya'],
  ['dmitry', 'dmitri', 'dmitriy', 'dmytro', 'dzmitry'],
  ['ekaterina', 'yekaterina', 'kateryna', 'katsiaryna'],
  ['elena', 'yelena', 'olena', 'alena'],
  ['evgeny', 'evgeni', 'evgenii', 'yevgeny', 'yevgeniy', 'yevhen', 'evhen', 'yauhen', 'eugene'],
  ['evgenia', 'yevgenia', 'yevheniia', 'yevhenia', 'yauheniya'],
  ['georgy', 'georgiy', 'georgii', 'heorhii', 'heorhiy', 'giorgi'],
  ['grigory', 'grigoriy', 'grigorii', 'hryhorii', 'hryhoriy', 'grigor', 'krikor'],
  ['igor', 'ihor', 'ihar'],
  ['irina', 'iryna', 'yryna'],
  ['ivan', 'ioann'],
  ['hovhannes', 'ovanes', 'oganes', 'hovanes'],
  ['mikhail', 'mikhailo', 'mykhailo', 'mikhal', 'michail'],
  ['muhammad', 'mohammad', 'mohammed', 'muhammed', 'muhammet', 'magomed', 'mahamad', 'mukhammad', 'mukhamed'],
  ['nikolai', 'nikolay', 'nikolaj', 'mykola', 'mikalai', 'mikola'],
  ['oleg', 'oleh', 'aleh'],
  ['olga', 'olha', 'volha', 'olja'],
  ['pavel', 'pavlo', 'paval'],
  ['petr', 'pyotr', 'petro', 'piotr', 'piatro'],
  ['sergei', 'sergey', 'serhii', 'serhiy', 'siarhei', 'sarkis'],
  ['stepan', 'stsiapan', 'stefan'],
  ['svetlana', 'svitlana', 'sviatlana'],
  ['tatiana', 'tatyana', 'tetiana', 'tatsiana', 'tatjana'],
  ['vasily', 'vasiliy', 'vasilii', 'vasyl', 'vasil'],
  ['vladimir', 'volodymyr', 'uladzimir', 'wladimir'],
  ['yuri', 'yury', 'yurii', 'yuriy', 'iurii', 'juri', 'jurij'],
];

/** The first form of each, by every form. */
const families = new Map(forms.flatMap((family) => family.map((form) => [form, family[0] ?? form])));

/** Whether two words are forms of one given name. */
export function areFormsOfOneName(a: string, b: string): boolean {
  const family = families.get(a);
  return family !== undefined && family === families.get(b);
}
