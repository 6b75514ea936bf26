using CpdGraph.Api.Composition;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CpdGraph.Api.Tests.Composition;

public sealed class ListeningTests
{
    [Theory]
    [InlineData(null, null, "http://localhost:5080")]
    [InlineData("", null, "http://localhost:5080")]
    [InlineData(" ; ", null, "http://localhost:5080")]
    [InlineData("http://127.0.0.1:8080", null, "http://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:9090", "http://127.0.0.1:9090")]
    public void An_address_that_is_set_to_nothing_is_not_set(string? setting, string? option, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = setting }).Build();

        Assert.Equal(expected, Listening.AddressesOf(configuration, option));
    }
}
