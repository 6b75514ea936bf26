using System.CommandLine;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Verbs;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class DemoPersonTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cpdgraph-demo-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("COACH:nobody", "There is no COACH 'nobody'. Known are: amira, ben.")]
    [InlineData("STEWARD:amira", "There is no STEWARD 'amira'. Known are: sue.")]
    [InlineData("ANALYST:ann", "Nobody illustrative is known as ANALYST: leave out the name 'ann'.")]
    public async Task A_name_that_is_not_known_in_the_role_is_answered_with_those_that_are(string bearer, string sentence)
    {
        var failure = await Assert.ThrowsAsync<StartFailure>(() => RunAsync(bearer));

        Assert.Equal(sentence, failure.Message);
    }

    private Task<int> RunAsync(string bearer) =>
        new RootCommand { TokenVerb.Make(new Three()) }
            .Parse(["token", "--as", bearer, "--data", folder])
            .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken);

    private sealed class Three : IDemoPeople
    {
        public IReadOnlyList<DemoPerson> All { get; } =
        [
            new("ben", "Ben Okafor", RoleSet.Of(Role.Coach)),
            new("amira", "Amira Zoubir", RoleSet.Of(Role.Coach, Role.Supervisor)),
            new("sue", "Sue Lloyd", RoleSet.Of(Role.Steward)),
        ];
    }
}
