await Console.Error.WriteLineAsync("This project is the start-up project of `dotnet ef`; see CONTRIBUTING.md. It does nothing by itself.");
return 2;
