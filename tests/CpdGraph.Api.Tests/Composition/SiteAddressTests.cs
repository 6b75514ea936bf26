using System.ComponentModel.DataAnnotations;
using CpdGraph.Api.Composition;

namespace CpdGraph.Api.Tests.Composition;

public sealed class SiteAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/offers/x")]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080/offers/x")]
    [InlineData("http://[::]:8080", "http://localhost:8080/offers/x")]
    [InlineData("https://cpd.example.org", "https://cpd.example.org/offers/x")]
    public void An_address_is_made_of_where_the_server_listens(string listening, string expected)
    {
        var site = new SiteAddress(new SiteOptions(), () => [listening]);

        Assert.Equal(expected, site.Of("/offers/x"));
    }

    [Fact]
    public void The_address_of_the_settings_wins_and_a_verb_without_server_has_the_usual_one()
    {
        Assert.Equal("https://cpd.example.org/x", new SiteAddress(new SiteOptions { PublicUrl = "https://cpd.example.org/" }, () => ["http://127.0.0.1:1"]).Of("/x"));
        Assert.Equal("http://localhost:5080/x", new SiteAddress(new SiteOptions()).Of("/x"));
    }

    [Theory]
    [InlineData("cpd.example.org")]
    [InlineData("https://cpd.example.org/sub/folder")]
    [InlineData("https://user@cpd.example.org")]
    [InlineData("ftp://cpd.example.org")]
    [InlineData("https://cpd.example.org?x")]
    public void An_address_with_more_or_less_than_scheme_and_host_is_refused(string address)
    {
        var options = new SiteOptions { PublicUrl = address };

        var problem = Assert.Single(options.Validate(new ValidationContext(options)));
        Assert.Equal("Give scheme and host alone, for example https://cpd.example.org.", problem.ErrorMessage);
    }
}
