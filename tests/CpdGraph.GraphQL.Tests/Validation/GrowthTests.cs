using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Tests.Validation;

/// <summary>Work must grow in step with the document. It is counted (nodes looked at, fields compared), not timed.</summary>
public class GrowthTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(new Source(RuleUnderTest.Sdl));

    private static readonly ValidationOptions NoEnd = new() { MaxErrors = int.MaxValue, MaxMergeComparisons = int.MaxValue };

    private static readonly Dictionary<string, Func<int, string>> Shapes = new()
    {
        ["one field again and again"] = n => $"{{ course {{ {Times(n, _ => "id")} }} }}",
        ["one nested field again and again"] = n => $"{{ {Times(n, _ => "course { id provider { name } }")} }}",
        ["nested fields that differ"] = n => $"{{ {Times(n, i => $"course {{ id provider {{ a{i}: name }} }}")} }}",
        ["aliases"] = n => $"{{ {Times(n, i => $"a{i}: course {{ id }}")} }}",
        ["inline fragments in each other"] = n => $"{{ course {{ {Times(n, _ => "... on Course {")} id {Times(n, _ => "}")} }} }}",
        ["inline fragments side by side"] = n => $"{{ node {{ {Times(n, i => i % 2 == 0 ? "... on Course { id title }" : "... on Workshop { id seats }")} }} }}",
        ["nested inline fragments side by side"] = n => $"{{ node {{ {Times(n, i => $"... on Course {{ parts {{ ... on Course {{ x{i}: id id }} }} }}")} }} }}",
        ["abstract and concrete fragments side by side"] = n => $"{{ node {{ {Times(n, i => $"... on {(i % 2 == 0 ? "Offer" : "Course")} {{ provider {{ x{i}: id }} }}")} }} }}",
        ["a fragment that spreads the next one twice at one level"] = n => $"{{ course {{ ...F0 }} }} {Chain(n, i => $"...F{i + 1} id ...F{i + 1}")}",
        ["a fragment that spreads the next one twice one level down"] = n => $"{{ course {{ ...F0 }} }} {Chain(n, i => $"a: parts {{ ...F{i + 1} }} b: parts {{ ...F{i + 1} }}")}",
        ["a chain of fragments at one level"] = n => $"{{ course {{ ...F0 }} }} {Chain(n, i => $"id x{i}: title ...F{i + 1}")}",
        ["a chain of fragments, each a level down"] = n => $"{{ course {{ ...F0 }} }} {Chain(n, i => $"id parts {{ ...F{i + 1} }}")}",
        ["a chain of fragments that nothing uses, the last one first"] = n => $"{{ course {{ id }} }} fragment F{n} on Course {{ id }} {Times(n, i => $"fragment F{n - 1 - i} on Course {{ id ...F{n - i} }}")}",
        ["many fragments in one selection set"] = n => $"{{ course {{ {Times(n, i => $"...F{i}")} }} }} {Times(n, i => $"fragment F{i} on Course {{ id x{i}: title }}")}",
        ["one large fragment under many aliases"] = n => $"{{ {Times(n, i => $"a{i}: course {{ ...F }}")} }} fragment F on Course {{ {Times(n, i => $"x{i}: id")} }}",
        ["one large fragment beside a field under many aliases"] = n => $"{{ {Times(n, i => $"a{i}: course {{ y{i}: id ...F }}")} }} fragment F on Course {{ {Times(n, i => $"x{i}: id")} }}",
        ["variables"] = n => $"query ({Times(n, i => $"$v{i}: ID")}) {{ {Times(n, i => $"a{i}: course(id: $v{i}) {{ id }}")} }}",
        ["variables in fragments"] = n => $"query ({Times(n, i => $"$v{i}: ID")}) {{ ...F0 }} {Times(n, i => $"fragment F{i} on Query {{ a{i}: course(id: $v{i}) {{ id }} ...F{i + 1} }}")} fragment F{n} on Query {{ course {{ id }} }}",
        ["variables that nothing uses or defines"] = n => $"query ({Times(n, i => $"$v{i}: ID")}) {{ {Times(n, i => $"a{i}: course(id: $w{i}) {{ id }}")} }}",
        ["directives at one place"] = n => $"{{ course {{ id {Times(n, i => $"@note(text: \"{i}\")")} }} }}",
        ["a directive twice at many places"] = n => $"{{ course {{ {Times(n, _ => "id @once @once")} }} }}",
        ["arguments of one name"] = n => $"{{ course({Times(n, i => $"id: {i}")}) {{ id }} }}",
        ["a list literal"] = n => $"{{ count(must: 1, texts: [{Times(n, i => $"\"{i}\"")}]) }}",
        ["a list of lists"] = n => $"{{ count(must: 1, matrix: [{Times(n, i => $"[{i} {i}]")}]) }}",
        ["a list of objects"] = n => $"{{ count(must: 1, ranges: [{Times(n, i => $"{{ from: {i}, to: 1 }}")}]) }}",
        ["an object literal with unknown fields"] = n => $"{{ count(must: 1, ranges: {{ from: 1 {Times(n, i => $"x{i}: 1")} }}) }}",
        ["an object literal with one field again and again"] = n => $"{{ count(must: 1, ranges: {{ {Times(n, _ => "from: 1")} }}) }}",
        ["operations of one name"] = n => Times(n, _ => "query A { course { id } }"),
        ["operations with a fragment each"] = n => Times(n, i => $"query A{i} {{ ...F{i} }} fragment F{i} on Query {{ course {{ id }} }}"),
        ["fragments of one name"] = n => $"{{ ...F }} {Times(n, _ => "fragment F on Query { course { id } }")}",
        ["fragments in one cycle"] = n => $"{{ ...F0 }} {Times(n, i => $"fragment F{i} on Query {{ course {{ id }} ...F{(i + 1) % n} }}")}",
        ["subscription fields"] = n => $"subscription {{ {Times(n, i => $"a{i}: seatsLeft")} }}",
        ["introspection of one kind again and again"] = n => $"{{ {Times(n, i => $"a{i}: __schema {{ types {{ ...F }} }}")} }} fragment F on __Type {{ {Times(n, i => $"x{i}: name")} }}",
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Four_times_the_document_is_at_most_four_and_a_half_times_the_work(string shape)
    {
        var size = shape.Contains("in each other", StringComparison.Ordinal) ? 15 : 60;

        var small = Work(Shapes[shape](size));
        var large = Work(Shapes[shape](4 * size));

        Assert.InRange(large, 1, 4.5 * small);
    }

    private static long Work(string document)
    {
        var context = Validator.Run(Schema, Parser.Parse(new Source(document), ParserOptions.Schema), NoEnd);

        return context.Visits + context.Comparisons;
    }

    private static string Times(int count, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, count).Select(part));

    private static string Chain(int count, Func<int, string> selections) =>
        Times(count, i => $"fragment F{i} on Course {{ {selections(i)} }}") + $" fragment F{count} on Course {{ id }}";
}
