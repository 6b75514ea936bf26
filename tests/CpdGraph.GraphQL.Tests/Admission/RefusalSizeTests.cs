using System.Text;
using CpdGraph.GraphQL.Tests.Execution;

namespace CpdGraph.GraphQL.Tests.Admission;

/// <summary>Whatever is repeated of a request, a refusal is never large.</summary>
public sealed class RefusalSizeTests
{
    private const int MaximumBytes = 64 * 1024;

    private static readonly string Long = new('x', 1_000_000);

    private readonly Harness _library = Library.Start();

    [Theory]
    [InlineData("{ LONG }")]
    [InlineData("{ LONG: nothing }")]
    [InlineData("{ books(LONG: 1) { id } }")]
    [InlineData("{ books(genre: LONG) { id } }")]
    [InlineData("{ books(genre: \"LONG\") { id } }")]
    [InlineData("{ books(first: \"LONG\") { id } }")]
    [InlineData("{ books @LONG { id } }")]
    [InlineData("{ ...LONG }")]
    [InlineData("{ books { ... on LONG { id } } }")]
    [InlineData("query ($LONG: Int!) { books(first: $LONG) { id } }")]
    [InlineData("query ($LONG: Int!) { books { id } }")]
    [InlineData("query ($a: LONG) { books(first: $a) { id } }")]
    [InlineData("query { books(first: $LONG) { id } }")]
    [InlineData("query LONG { books { id } } query LONG { books { id } }")]
    [InlineData("{ a b c d e f g h i j k l m n o p q r s t LONG }")]
    [InlineData("{ books { id } } LONG")]
    [InlineData("{ books { id } \"LONG\" }")]
    [InlineData("{ books { id } 0LONG }")]
    public async Task A_document_with_a_name_of_a_megabyte_gets_a_short_answer(string document)
    {
        var answer = await _library.Send(document.Replace("LONG", Long, StringComparison.Ordinal));

        Assert.StartsWith("{\"errors\":[", answer, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(answer) <= MaximumBytes, $"{answer.Length} characters");
    }

    [Theory]
    [InlineData("""{"a":"LONG"}""")]
    [InlineData("""{"a":{"LONG":1}}""")]
    [InlineData("""{"a":["LONG"]}""")]
    [InlineData("""{"LONG":1}""")]
    public async Task So_does_a_variable(string variables)
    {
        var answer = await _library.Send("query ($a: Int!) { books(first: $a) { id } }", variables.Replace("LONG", Long, StringComparison.Ordinal));

        Assert.StartsWith("{\"errors\":[", answer, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(answer) <= MaximumBytes, $"{answer.Length} characters");
    }

    [Fact]
    public async Task So_does_an_operation_name()
    {
        var answer = await _library.Send("query A { books { id } }", operationName: Long);

        Assert.Contains("OPERATION_RESOLUTION_FAILURE", answer, StringComparison.Ordinal);
        Assert.True(answer.Length <= MaximumBytes, $"{answer.Length} characters");
    }

    [Fact]
    public async Task Where_the_mistakes_do_not_fit_the_last_entry_says_that_some_are_left_out()
    {
        var wide = new string('\u20AC', 2_000);
        var answer = await _library.Send($"{{ {string.Join(' ', Enumerable.Range(0, 20).Select(i => $"books(first: \"{i}{wide}\") {{ id }} n{i}{new string('x', 3_000)}"))} }}");

        Assert.True(Encoding.UTF8.GetByteCount(answer) <= MaximumBytes, $"{answer.Length} characters");
        Assert.StartsWith("{\"errors\":[", answer, StringComparison.Ordinal);
    }
}
