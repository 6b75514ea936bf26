using System.Globalization;
using CpdGraph.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace CpdGraph.Api.Tests.Hosting;

/// <summary>Says in a header how many SQL statements a request took. What runs in the background is not counted.</summary>
internal sealed class StatementCounter : IStartupFilter
{
    public const string Header = "Test-Statements";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            using var count = SqlLog.Count();

            context.Response.OnStarting(() =>
            {
                context.Response.Headers[Header] = count.Statements.ToString(CultureInfo.InvariantCulture);

                return Task.CompletedTask;
            });

            await following(context);
        });
        next(app);
    };
}
