using System.Globalization;
using System.Text;

namespace CpdGraph.Bench;

/// <summary>Requests that mean harm, each up to the largest body that a server accepts: document and variables.</summary>
internal static class HostileRequests
{
    private const int Megabyte = 1_048_576;

    public static IEnumerable<(string Shape, string Document, string Variables)> All()
    {
        foreach (var (shape, document) in Documents())
        {
            yield return (shape, document, "");
        }

        foreach (var (shape, variables) in VariableValues())
        {
            yield return (shape, $"query ({Each(450, i => $"$v{i}: Filter")}) {{ rows(filter: $v0) {{ id }} {Each(95, i => $"a{i}: rows(filter: $v{i + 1}) {{ id }}")} {Each(300, i => $"rows(filter: $v0, other: $v{i + 100}) {{ id }}")} }}", variables);
        }

        yield return ("unused variables beside a good document", "query ($v: Filter, $w: Filter, $x: Filter, $y: Filter, $z: Filter) { rows(filter: $v) { id } a: rows(filter: $w) { id } b: rows(filter: $x) { id } c: rows(filter: $y) { id } d: rows(filter: $z) { id } }", $"{{{string.Join(',', Enumerable.Range(0, 90_000).Select(i => $"\"k{i}\":1"))},\"z\":1}}");
        yield return ("list of half a million in a variable", "query ($v: [Int!]) { many(ids: $v) }", $"{{\"v\":[{string.Join(',', Enumerable.Repeat("1", Megabyte / 2 - 20))}]}}");
        yield return ("lists in lists in a variable", "query ($v: [Int!]) { many(ids: $v) }", $"{{\"v\":{new string('[', 60)}{string.Join(',', Enumerable.Repeat("1", Megabyte / 2 - 100))}{new string(']', 60)}}}");
        yield return ("text of a megabyte in a variable", "query ($v: Int) { rows(first: $v) { id } }", $"{{\"v\":\"{new string('x', Megabyte - 20)}\"}}");
    }

    private static IEnumerable<(string Shape, string Document)> Documents()
    {
        yield return ("aliases", $"{{ {Filled(i => $"a{i}: __typename")} }}");
        yield return ("repeats of a field", $"{{ {Filled(_ => "__typename")} }}");
        yield return ("repeats of a field with a selection", $"{{ {Filled(_ => "row { id }")} }}");
        yield return ("repeats in inline fragments", $"{{ {Filled(_ => "... { row { id } }")} }}");
        yield return ("inline fragments, 1,990 tokens", $"{{ {Each(280, _ => "... { row { id } }")} }}");
        yield return ("aliases of rows in rows, 1,990 tokens", $"{{ {Each(95, i => $"a{i}: row {{ row {{ row {{ id }} row {{ row {{ id }} }} }} }}")} }}");
        yield return ("fragments", $"{{ ...F0 }} {Filled(i => $"fragment F{i} on Query {{ ...F{i + 1} }}")}");
        yield return ("fragments that fan out", $"{{ row {{ ...F0 }} }} {Each(95, i => $"fragment F{i} on Row {{ row {{ ...F{i + 1} }} row {{ ...F{i + 1} ...F{i + 1} }} }}")} fragment F95 on Row {{ id }}");
        yield return ("fragments that fan out by alias", $"{{ row {{ ...F0 }} }} {Each(45, i => $"fragment F{i} on Row {{ a{i}: row {{ ...F{i + 1} }} b{i}: row {{ ...F{i + 1} }} }}")} fragment F45 on Row {{ id }}");
        yield return ("fragments in a circle", $"{{ row {{ ...F0 }} }} {Each(190, i => $"fragment F{i} on Row {{ row {{ ...F{(i + 1) % 190} }} }}")}");
        yield return ("nested selections", Repeated("{a"));
        yield return ("nested lists", "{ rows(first: " + Repeated("["));
        yield return ("nested objects", "{ rows(filter: " + Repeated("{not:"));
        yield return ("nested list types", "query ($a: " + Repeated("["));
        yield return ("variables", $"query ({Filled(i => $"$v{i}: Int")}) {{ row {{ id }} }}");
        yield return ("variables, 1,990 tokens", $"query ({Each(490, i => $"$v{i}: Int")}) {{ row {{ id }} }}");
        yield return ("directives at one place", $"{{ row {Repeated("@skip(if:true)")} {{ id }} }}");
        yield return ("directives at many places", $"{{ {Filled(_ => "id @a @b @c @d")} }}");
        yield return ("unknown fields with long names", $"{{ {Each(1_990, i => $"f{i}{new string('x', 510)}")} }}");
        yield return ("one name of a megabyte", $"{{ {new string('x', Megabyte - 10)} }}");
        yield return ("wrong arguments at the end of a line of a megabyte", $"{{ #{new string(' ', Megabyte - 30_000)}\n {new string(' ', 10_000)} row({Each(600, i => $"x{i}: 1")}) {{ id }} }}");
        yield return ("mistakes far behind spaces", $"{{ {new string(' ', Megabyte - 20_000)} {Each(90, i => $"a{i}: row(x: 1) {{ id }}")} {Each(95, _ => "row(y: 1) { id }")} }}");
        yield return ("one field in conflict many times", $"{{ {new string(' ', Megabyte - 20_000)} {Each(90, i => $"rows(first: {i}) {{ id }}")} }}");
        yield return ("a number of a megabyte", $"{{ rows(first: {new string('1', Megabyte - 40)}) {{ id }} }}");
        yield return ("a string of a megabyte", $"{{ rows(first: \"{new string('x', Megabyte - 40)}\") {{ id }} }}");
        yield return ("a string of escapes", $"{{ rows(first: \"{string.Concat(Enumerable.Repeat("\\u00e4", Megabyte / 6 - 10))}\") {{ id }} }}");
        yield return ("a block string of lines", $"{{ rows(first: \"\"\"{string.Concat(Enumerable.Repeat("\n  x", Megabyte / 4 - 20))}\"\"\") {{ id }} }}");
        yield return ("comments", $"{string.Concat(Enumerable.Repeat("#\n", Megabyte / 2 - 10))} {{ nothing }}");
        yield return ("no UTF-8 at its end", $"{{ id }} {new string(' ', Megabyte - 40)} \uFFFF !");
        yield return ("list literal", $"{{ many(ids: [{Filled(_ => "1")}]) }}");
        yield return ("list literal, 1,990 tokens", $"{{ many(ids: [{Each(1_980, _ => "1")}]) }}");
        yield return ("object literal, 1,990 tokens", $"{{ rows(filter: {{ {Each(650, _ => "id: 1")} }}) {{ id }} }}");
        yield return ("operations", Filled(i => $"query Q{i} {{ row {{ id }} }}"));
        yield return ("deep introspection", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }");
        yield return ("the dearest that is parsed", $"{{ {Each(90, i => $"a{i}: rows(first: 2147483647) {{ row {{ row {{ id }} }} }}")} }}");
    }

    private static IEnumerable<(string Shape, string Variables)> VariableValues()
    {
        yield return ("450 variables among a hundred thousand", $"{{{string.Join(',', Enumerable.Range(0, 90_000).Select(i => $"\"k{i}\":1"))}}}");
        yield return ("450 variables nested wrongly", $"{{{string.Join(',', Enumerable.Range(0, 450).Select(i => $"\"v{i}\":{string.Concat(Enumerable.Repeat("{\"not\":", 60))}1{new string('}', 60)}"))}}}");
        yield return ("450 variables with long unknown keys", $"{{{string.Join(',', Enumerable.Range(0, 450).Select(i => $"\"v{i}\":{{\"{new string('x', 2_000)}\":1}}"))}}}");
    }

    private static string Filled(Func<int, string> text)
    {
        var filled = new StringBuilder(Megabyte);

        for (var i = 0; filled.Length < Megabyte - 100; i++)
        {
            filled.Append(text(i)).Append(' ');
        }

        return filled.ToString();
    }

    private static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, (Megabyte - 100) / text.Length));

    private static string Each(int count, Func<int, string> text) => string.Join(' ', Enumerable.Range(0, count).Select(text));
}
