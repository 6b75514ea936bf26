using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class OutgoingRequestTests
{
    [Fact]
    public void Only_the_sign_in_asks_other_servers_so_that_no_address_that_somebody_wrote_is_ever_fetched()
    {
        string[] means = ["HttpClient", "HttpMessageInvoker", "WebRequest", "TcpClient", "new Socket("];
        var asking = Directory.EnumerateFiles(RepositoryRoot.Of("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text && means.Any(name => text.Contains(name, StringComparison.Ordinal)))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);

        Assert.Equal(["IssuerDocuments.cs", "IssuerKeys.cs"], asking);
    }
}
