using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CpdGraph.Testing.Tests.Snapshots;

public sealed class SnapshotTests
{
    [Fact]
    public void A_string_is_kept_as_it_is() => "{ offers { title } }\n# not JSON".MatchSnapshot();

    [Fact]
    public void Json_text_is_laid_out_and_keeps_its_order_and_numbers() =>
        """{"b":1.50,"a":[{"text":"Café & <b>"},[],{}]}""".MatchSnapshot();

    [Fact]
    public void A_json_document_is_laid_out() => JsonDocument.Parse("""{"data":{"offers":[1,2]}}""").MatchSnapshot();

    [Fact]
    public void An_object_is_written_as_json_with_enum_names() =>
        new { Day = new DateOnly(2026, 11, 24), Weekday = DayOfWeek.Tuesday, Nothing = (string?)null }.MatchSnapshot();

    [Fact]
    public void The_static_form_does_the_same() => Snapshot.Match("text");

    [Theory]
    [InlineData("one")]
    [InlineData("of two/three")]
    public void A_suffix_tells_cases_apart(string suffix) => suffix.MatchSnapshot(suffix);

    [Fact]
    public void Ignored_fields_and_scrubbed_text_leave_the_rest_to_compare() =>
        """{"id":"7","nodes":[{"id":"8","key":"a","at":"10:15"},{"id":"9","key":"b","at":"10:16"}]}""".MatchSnapshot(
            options: options => options.IgnoreField("**.id").IgnoreField("nodes[*].key").Scrub(@"\d\d:\d\d", "(time)"));

    [Fact]
    public void A_comparison_made_in_a_shared_method_is_filed_under_the_test() => CompareInSharedMethod("shared");

    [Fact]
    public void A_snapshot_lies_beside_the_source_file_of_its_test()
    {
        "beside".MatchSnapshot();

        var folder = Path.GetDirectoryName(RepositoryRoot.SourceFile(ThisFile()))!;
        const string file = "SnapshotTests.A_snapshot_lies_beside_the_source_file_of_its_test.snap";
        Assert.Equal("beside\n", File.ReadAllText(Path.Combine(folder, "__snapshots__", file)));
    }

    private static void CompareInSharedMethod(string value) => value.MatchSnapshot();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
