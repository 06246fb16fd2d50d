using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Administration;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;
using DdbCrossAccount.Sandbox.Setups;

namespace DdbCrossAccount.Sandbox;

/// <summary>Starts the sandbox, prints the one line that tells where it listens, and serves until it is stopped.</summary>
internal static class Program
{
    private const int BadCommandLine = 2;

    public static async Task<int> Main(string[] arguments)
    {
        try
        {
            SandboxOptions options = CommandLine.Parse(arguments);
            if (options.ListsOperations)
            {
                Console.Out.WriteLine(string.Join(Environment.NewLine, OperationCoverage.All));
                return 0;
            }

            await ServeAsync(options);
            return 0;
        }
        catch (CommandLineException error)
        {
            await Console.Error.WriteLineAsync($"{error.Message}{Environment.NewLine}{CommandLine.Usage}");
            return BadCommandLine;
        }
        catch (Exception error) when (error is SetupException or SettingsException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return BadCommandLine;
        }
    }

    private static async Task ServeAsync(SandboxOptions options)
    {
        using var lifetime = new ProcessLifetime(options);
        using var services = new SandboxServices(options);
        Prepare(services);
        await using var host = new SandboxHost(services);
        await using IFunctionRuntime functions = services.FunctionRuntime;
        string endpoint = await host.StartAsync(CancellationToken.None);
        Console.Out.WriteLine(Announcement.Make(endpoint, options, services.Accounts));
        await lifetime.WaitAsync();
    }

    private static void Prepare(SandboxServices services)
    {
        if (services.Options.SetupPath is string path)
        {
            new SetupMaker(services).Make(SetupReader.ReadFile(path));
        }

        if (services.Options.FaultsPath is string faults)
        {
            services.Faults.Set(services.Faults.Reader.Read(SettingsFile.Read(faults, FaultReader.Subject)));
        }

        services.Faults.Set([.. services.Options.FaultTexts.Select(services.Faults.Reader.ReadText)]);
        if (services.Options.WorstFormsPath is string worstForms)
        {
            services.WorstForms = WorstFormsReader.ReadFile(worstForms);
        }
    }
}
