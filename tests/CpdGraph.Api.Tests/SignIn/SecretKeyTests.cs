using CpdGraph.Api.Composition;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class SecretKeyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cpdgraph-key-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Whoever_comes_first_makes_the_file_and_all_who_come_at_once_end_with_its_key()
    {
        var path = Path.Combine(folder.FullName, "not-yet-there", "some.key");
        using var start = new Barrier(8);

        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);

                return Convert.ToBase64String(SecretKey.ReadOrMake(path));
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Single(keys.Distinct());
        Assert.Equal(["some.key"], Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Only_its_owner_can_read_the_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There are no such file modes.");
            return;
        }

        var path = Path.Combine(folder.FullName, "some.key");

        SecretKey.ReadOrMake(path);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_file_that_holds_no_key_is_named()
    {
        var path = Path.Combine(folder.FullName, "some.key");
        File.WriteAllText(path, "not a key");

        var failure = Assert.Throws<StartFailure>(() => SecretKey.ReadOrMake(path));

        Assert.StartsWith($"File {path} must hold at least 32 random bytes", failure.Message, StringComparison.Ordinal);
    }
}
