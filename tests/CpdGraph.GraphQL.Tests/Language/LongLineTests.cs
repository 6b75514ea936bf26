using System.Globalization;
using System.Text;
using CpdGraph.GraphQL.Language;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Language;

/// <summary>Columns of long lines are counted by blocks of the text: they must come out as if counted from the start of the line.</summary>
public sealed class LongLineTests
{
    private static readonly string[] Characters = ["a", " ", "é", "€", "\U0001F3C3", "\n", "\r\n"];

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("\U0001F3C3")]
    public void A_column_counts_utf_16_units_however_characters_lie_across_blocks(string character)
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var text = new string('x', shift) + string.Concat(Enumerable.Repeat(character, 5_000));
            var source = new Source(text);

            for (var i = 4_000; i < 5_000; i++)
            {
                var offset = shift + (i * Encoding.UTF8.GetByteCount(character));

                Assert.Equal(new LineAndColumn(1, shift + (i * character.Length) + 1), source.LocationOf(offset));
            }
        }
    }

    [Fact]
    [Spec("Language.Columns")]
    [Spec("Language.Lines")]
    public void Places_are_those_that_counting_from_the_start_gives()
    {
        var run = RandomRun.Of(200);
        var random = new Random(run.Seed);

        for (var i = 0; i < run.Count; i++)
        {
            // Line ends are rare, so that most lines are longer than a block.
            var parts = Enumerable.Range(0, random.Next(1, 8_000)).Select(_ => Characters[random.Next(random.Next(200) == 0 ? Characters.Length : 5)]).ToList();
            var source = new Source(string.Concat(parts));
            var (line, column, offset) = (1, 1, 0);

            foreach (var part in parts)
            {
                Assert.True(new LineAndColumn(line, column) == source.LocationOf(offset), string.Create(CultureInfo.InvariantCulture, $"{run}: text {i}, offset {offset}"));
                (line, column) = part is "\n" or "\r\n" ? (line + 1, 1) : (line, column + part.Length);
                offset += Encoding.UTF8.GetByteCount(part);
            }
        }
    }
}
