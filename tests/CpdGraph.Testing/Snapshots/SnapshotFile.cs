using System.Collections.Concurrent;

namespace CpdGraph.Testing.Snapshots;

/// <summary>One approved text in <c>__snapshots__</c> beside its test, and what comes of comparing a new one with it.</summary>
internal sealed class SnapshotFile(string folder, string name)
{
    private const string FolderName = "__snapshots__";
    private const string MismatchFolderName = "__mismatch__";

    // Two texts under one name would approve each other in turn.
    private static readonly ConcurrentDictionary<string, string> Seen = new(StringComparer.Ordinal);

    public string FilePath { get; } = Path.Combine(folder, FolderName, name + ".snap");

    public string MismatchPath { get; } = Path.Combine(folder, FolderName, MismatchFolderName, name + ".snap");

    /// <returns>Null when the text is as approved (or has been written just now); else why it is not, for the person who reads the run.</returns>
    public string? Check(string actual, SnapshotMode mode)
    {
        if (Seen.GetOrAdd(FilePath, actual) != actual)
        {
            return $"Two different values were compared under the one name {name}.\n"
                + "Give each a suffix of its own: value.MatchSnapshot(\"first\").";
        }

        var expected = File.Exists(FilePath) ? File.ReadAllText(FilePath).ReplaceLineEndings("\n") : null;

        if (expected == actual)
        {
            Forget(MismatchPath);
            return null;
        }

        if (mode == SnapshotMode.Update || (expected is null && mode == SnapshotMode.WriteMissing))
        {
            Write(FilePath, actual);
            Forget(MismatchPath);
            return null;
        }

        Write(MismatchPath, actual);

        var complaint = expected is null
            ? $"There is no snapshot {FilePath}, and where CI=true none is made by itself.\n"
            : $"The value differs from the snapshot {FilePath}:\n\n{LineDiff.Of(expected, actual)}\n\n";

        return complaint
            + $"The new value is in {MismatchPath}.\n"
            + "If it is right, accept it by running this test once with UPDATE_SNAPSHOTS=1, and commit the file.";
    }

    private static void Forget(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
