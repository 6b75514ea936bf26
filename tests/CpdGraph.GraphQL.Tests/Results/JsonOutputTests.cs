using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Tests.Results;

/// <summary>Its short cuts give the very bytes of the framework's writer.</summary>
public sealed class JsonOutputTests
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_character_is_written_as_the_framework_writes_it()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var text = $"a{(char)unit}b";

            Assert.Equal(Expected(writer => writer.WriteStringValue(text)), Written(output => output.Text(text)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Motivational interviewing, level 2 (face to face)")]
    [InlineData("£35.00 a head – “free” for members")]
    [InlineData("tab\tand \"quotes\" and back\\slash and DEL\u007f")]
    [InlineData("🏥 and half of a pair: \ud83c")]
    public void Text_is_written_as_the_framework_writes_it(string text)
    {
        // Long enough to leave the first segment.
        text = string.Concat(Enumerable.Repeat(text, 300));

        Assert.Equal(Expected(writer => writer.WriteStringValue(text)), Written(output => output.Text(text)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Numbers_are_written_as_the_framework_writes_them(int number) =>
        Assert.Equal(Expected(writer => writer.WriteNumberValue(number)), Written(output => output.Number(number)));

    [Fact]
    public void Values_by_the_frameworks_writer_stand_between_the_others_without_a_comma_of_their_own()
    {
        var json = Written(output =>
        {
            output.Raw('[');
            output.Begin().WriteNumberValue(1.5);
            output.End();
            output.Raw(',');
            output.Begin().WriteStringValue("x");
            output.End();
            output.Raw(',');
            output.Boolean(true);
            output.Raw(',');
            output.Null();
            output.Raw(']');
        });

        Assert.Equal("""[1.5,"x",true,null]""", json);
    }

    private static string Written(Action<JsonOutput> write)
    {
        using var buffer = new PooledBuffer(int.MaxValue);
        var output = JsonOutput.Rent(buffer);
        write(output);
        output.Return();

        return Encoding.UTF8.GetString(buffer.WrittenMemory.Span);
    }

    private static string Expected(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();

        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
