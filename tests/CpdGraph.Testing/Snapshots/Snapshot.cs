using System.Runtime.CompilerServices;
using CpdGraph.Testing.Snapshots;
using Xunit;

namespace CpdGraph.Testing;

/// <summary>
/// Compares a value with the text approved for it, in <c>__snapshots__/Class.Method_suffix.snap</c> beside the test. The habits are
/// those of Snapshooter. How to make, accept and review snapshots: CONTRIBUTING.md.
/// </summary>
public static class Snapshot
{
    /// <summary>Fails the test when the value is not the approved one.</summary>
    /// <param name="value">A string is compared as it is, JSON laid out over lines, any other object as JSON.</param>
    /// <param name="suffix">Tells apart several values of one test, and the cases of a theory.</param>
    public static void MatchSnapshot<T>(
        this T value,
        string? suffix = null,
        Action<SnapshotOptions>? options = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string member = "") =>
        Match(value, suffix, options, sourceFile, member);

    /// <inheritdoc cref="MatchSnapshot"/>
    public static void Match<T>(
        T value,
        string? suffix = null,
        Action<SnapshotOptions>? options = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string member = "")
    {
        var chosen = new SnapshotOptions();
        options?.Invoke(chosen);

        var path = RepositoryRoot.SourceFile(sourceFile);
        var file = new SnapshotFile(Path.GetDirectoryName(path)!, Name(path, member, suffix));

        if (file.Check(SnapshotLayout.Of(value, chosen), Mode()) is { } complaint)
        {
            Assert.Fail(complaint);
        }
    }

    // The running test's own names, so that a comparison made in a shared method is still filed under the test.
    private static string Name(string path, string member, string? suffix)
    {
        var test = TestContext.Current;
        var className = test.TestClass?.TestClassSimpleName.Replace('+', '.') ?? Path.GetFileNameWithoutExtension(path);
        var name = $"{className}.{test.TestMethod?.MethodName ?? member}";

        return suffix is null ? name : $"{name}_{string.Concat(suffix.Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-'))}";
    }

    private static SnapshotMode Mode() =>
        Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1" ? SnapshotMode.Update
        : string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase) ? SnapshotMode.CompareOnly
        : SnapshotMode.WriteMissing;
}
