namespace CpdGraph.Testing.Tests;

public sealed class ProcessUnderTestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_outputs_and_the_exit_code_are_kept_however_much_is_written()
    {
        await using var process = Shell("i=0; while [ $i -lt 20000 ]; do echo out $i; echo err $i >&2; i=$((i+1)); done; exit 3");

        Assert.Equal(3, await process.WaitForExitAsync(Cancellation));
        Assert.EndsWith("out 19999\n", process.StandardOutput, StringComparison.Ordinal);
        Assert.EndsWith("err 19999\n", process.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_waited_for_and_given_back_whole()
    {
        await using var process = Shell("echo starting; sleep 0.2; echo listening on port 4711 >&2; sleep 60");

        Assert.Equal("listening on port 4711", await process.WaitForLineAsync("listening", Cancellation));
    }

    [Fact]
    public async Task An_end_before_the_awaited_line_is_told_with_what_was_written()
    {
        await using var process = Shell("echo no luck >&2; exit 1");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => process.WaitForLineAsync("listening", Cancellation));

        Assert.Contains("ended with 1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no luck", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_process_ends_at_once_with_its_children()
    {
        await using var process = Shell("sleep 61 & echo child $!; wait");
        var child = int.Parse((await process.WaitForLineAsync("child", Cancellation))[6..], System.Globalization.CultureInfo.InvariantCulture);

        process.Kill();

        Assert.Equal(128 + 9, await process.WaitForExitAsync(Cancellation));
        Assert.False(IsAlive(child));
    }

    [Fact]
    public async Task What_is_written_to_its_input_arrives()
    {
        await using var process = Shell("read line; echo got $line");

        await process.StandardInput.WriteLineAsync("this");

        Assert.Equal("got this", await process.WaitForLineAsync("got", Cancellation));
    }

    // A killed child that nobody has reaped yet is a zombie, and no longer alive.
    private static bool IsAlive(int id) =>
        File.Exists($"/proc/{id}/stat") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static ProcessUnderTest Shell(string script) => ProcessUnderTest.Start("sh", ["-c", script]);
}
