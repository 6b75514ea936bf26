using CpdGraph.Testing.Snapshots;

namespace CpdGraph.Testing.Tests.Snapshots;

public sealed class SnapshotFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cpdgraph-snapshots-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_missing_snapshot_is_made_on_a_developers_machine()
    {
        var file = new SnapshotFile(folder, "Class.Method");

        var complaint = file.Check("text\n", SnapshotMode.WriteMissing);

        Assert.Null(complaint);
        Assert.Equal("text\n", File.ReadAllText(Path.Combine(folder, "__snapshots__", "Class.Method.snap")));
    }

    [Fact]
    public void A_missing_snapshot_fails_where_nothing_may_be_made()
    {
        var file = new SnapshotFile(folder, "Class.Method");

        var complaint = file.Check("text\n", SnapshotMode.CompareOnly);

        Assert.Contains("There is no snapshot", complaint, StringComparison.Ordinal);
        Assert.Contains("UPDATE_SNAPSHOTS=1", complaint, StringComparison.Ordinal);
        Assert.False(File.Exists(file.FilePath));
        Assert.Equal("text\n", File.ReadAllText(file.MismatchPath));
    }

    [Theory]
    [InlineData("WriteMissing")]
    [InlineData("CompareOnly")]
    public void A_different_value_fails_with_the_lines_that_differ_and_is_kept_apart(string mode)
    {
        var file = Approved("one\ntwo\nthree\n");

        var complaint = file.Check("one\n2\nthree\n", Enum.Parse<SnapshotMode>(mode));

        Assert.Contains("  one\n- two\n+ 2\n  three", complaint, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\nthree\n", File.ReadAllText(file.FilePath));
        Assert.Equal("one\n2\nthree\n", File.ReadAllText(file.MismatchPath));
    }

    [Fact]
    public void An_update_makes_the_new_value_the_approved_one_and_clears_the_mismatch()
    {
        var file = Approved("old\n");
        File.WriteAllText(Directory.CreateDirectory(Path.GetDirectoryName(file.MismatchPath)!).FullName + "/Class.Method.snap", "new\n");

        var complaint = file.Check("new\n", SnapshotMode.Update);

        Assert.Null(complaint);
        Assert.Equal("new\n", File.ReadAllText(file.FilePath));
        Assert.False(File.Exists(file.MismatchPath));
    }

    [Fact]
    public void Line_endings_of_the_approved_file_do_not_matter()
    {
        var file = Approved("one\r\ntwo\r\n");

        Assert.Null(file.Check("one\ntwo\n", SnapshotMode.CompareOnly));
    }

    [Fact]
    public void Two_values_under_one_name_are_told_to_take_suffixes()
    {
        var file = new SnapshotFile(folder, "Class.Method");
        file.Check("first\n", SnapshotMode.Update);

        var complaint = file.Check("second\n", SnapshotMode.Update);

        Assert.Contains("suffix", complaint, StringComparison.Ordinal);
        Assert.Equal("first\n", File.ReadAllText(file.FilePath));
    }

    private SnapshotFile Approved(string text)
    {
        var file = new SnapshotFile(folder, "Class.Method");
        Directory.CreateDirectory(Path.GetDirectoryName(file.FilePath)!);
        File.WriteAllText(file.FilePath, text);

        return file;
    }
}
