using System.Diagnostics;
using System.Text;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Tests.Language;

public class ParserLimitTests
{
    private const int Large = 64 * 1024;

    [Theory]
    [InlineData("{a")]
    [InlineData("{", "...{")]
    [InlineData("{", "...on T{")]
    [InlineData("query ($a: ", "[")]
    [InlineData("query ($a: T = ", "[")]
    [InlineData("query ($a: T = ", "{a:")]
    [InlineData("{ a(b: ", "[")]
    [InlineData("{ a(b: ", "{a:[")]
    [InlineData("{ a(b: ", "{a:{a:")]
    [InlineData("{ a @d(b: ", "[")]
    [InlineData("type T { a: ", "[")]
    [InlineData("type T { a(b: ", "[")]
    [InlineData("input T { a: A = ", "{a:")]
    [InlineData("type T @d(a: ", "[")]
    public void Sixty_four_kilobytes_of_brackets_are_refused_by_depth(string start, string? repeated = null)
    {
        repeated ??= start;
        var text = new StringBuilder(start);

        while (text.Length < Large)
        {
            text.Append(repeated);
        }

        var watch = Stopwatch.StartNew();
        var error = Syntax.FullErrorOf(new Source(text.ToString()), ParserOptions.Schema);

        AssertLimit("nesting", 64, error);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("(")]
    [InlineData("{{a")]
    public void Sixty_four_kilobytes_of_brackets_that_no_grammar_has_are_an_error(string repeated)
    {
        var error = Syntax.FullErrorOf(new Source(string.Concat(Enumerable.Repeat(repeated, Large / repeated.Length))), ParserOptions.Schema);

        Assert.Equal("GRAPHQL_PARSE_FAILED", error.Code);
    }

    [Theory]
    [InlineData("{", "a", "}")]
    [InlineData("{a(b:[", "[", "])}")]
    [InlineData("{a(b:{c:", "{c:", "})}")]
    public void Brackets_up_to_the_limit_parse(string start, string repeated, string end)
    {
        // The selection set around the value is one level too.
        var depth = repeated == "a" ? 64 : 62;
        var text = repeated == "a"
            ? $"{string.Concat(Enumerable.Repeat("{a", 64))}{new string('}', 64)}"
            : $"{start}{string.Concat(Enumerable.Repeat(repeated, depth))}{(repeated == "[" ? "" : "1")}{new string(repeated == "[" ? ']' : '}', depth)}{end}";

        Assert.True(Parser.TryParse(new Source(text), ParserOptions.Schema, out _, out var error), error?.Message);
    }

    [Fact]
    public void Brackets_one_beside_the_other_do_not_nest()
    {
        var text = $"{{ a(x: [{string.Concat(Enumerable.Repeat("[1] {a: 1} ", 200))}]) {string.Concat(Enumerable.Repeat("b { c } ", 200))} }}";

        Assert.True(Parser.TryParse(new Source(text), ParserOptions.Schema, out _, out _));
    }

    [Fact]
    public void The_token_after_the_last_allowed_one_is_refused_at_its_place()
    {
        var options = new ParserOptions { MaxTokens = 4 };

        var error = Syntax.FullErrorOf(new Source("{ a b c }"), options);

        Assert.True(Parser.TryParse(new Source("{ a b } # comment"), options, out _, out _));
        Assert.Equal("1:9 Syntax Error: Document contains more than 4 tokens. Parsing aborted: ask for less, or in several requests.", Syntax.Show(error));
        AssertLimit("tokens", 4, error);
    }

    [Fact]
    public void Ten_thousand_tokens_are_more_than_a_request_may_have()
    {
        AssertLimit("tokens", 2000, Syntax.FullErrorOf(new Source($"{{ {string.Concat(Enumerable.Repeat("a ", 10_000))} }}"), ParserOptions.Request));
    }

    [Fact]
    public void Directives_at_one_location_are_counted()
    {
        var options = new ParserOptions { MaxDirectivesPerLocation = 4 };

        var error = Syntax.FullErrorOf(new Source("{ a @d @d @d @d @d }"), options);

        Assert.True(Parser.TryParse(new Source("{ a @d @d @d @d b @d @d @d @d }"), options, out _, out _));
        Assert.StartsWith("1:17 ", Syntax.Show(error));
        AssertLimit("directivesPerLocation", 4, error);
    }

    [Fact]
    public void A_number_of_more_than_64_characters_is_refused()
    {
        AssertLimit("numberLength", 64, Syntax.FullErrorOf(new Source($"{{ a(b: {new string('9', 65)}) }}"), ParserOptions.Request));
        Assert.True(Parser.TryParse(new Source($"{{ a(b: {new string('9', 64)}) }}"), ParserOptions.Request, out _, out _));
    }

    [Fact]
    public void Nesting_cannot_be_set_higher_than_a_stack_holds()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParserOptions { MaxNesting = 257 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParserOptions { MaxNesting = 0 });
    }

    [Fact]
    public void The_highest_nesting_fits_the_stack_of_a_small_thread()
    {
        var text = new Source($"{string.Concat(Enumerable.Repeat("{a", 256))}{new string('}', 256)}");
        DocumentNode? document = null;
        var thread = new Thread(() => document = Parser.Parse(text, new ParserOptions { MaxNesting = 256 }), maxStackSize: 256 * 1024);

        thread.Start();
        thread.Join();

        Assert.NotNull(document);
        Assert.Equal(513, AstPrinter.Print(document).Split('\n').Length);
    }

    [Fact]
    public void Quoted_input_is_cut()
    {
        var name = Syntax.FullErrorOf(new Source(new string('a', 50_000)));
        var text = Syntax.FullErrorOf(new Source($"{{ \"{new string('é', 199)}\U0001F600{new string('é', 50_000)}\" }}"));

        Assert.Equal($"Syntax Error: Unexpected Name \"{new string('a', 200)}…\".", name.Message);
        Assert.Equal($"Syntax Error: Expected Name, found String \"{new string('é', 199)}…\".", text.Message);
    }

    private static void AssertLimit(string limit, int maximum, GraphQLError error)
    {
        Assert.Equal("LIMIT_EXCEEDED", error.Code);
        Assert.Equal(limit, error.Extensions?["limit"]);
        Assert.Equal((long)maximum, error.Extensions?["maximum"]);
        Assert.Equal(maximum + 1L, error.Extensions?["actual"]);
    }
}
