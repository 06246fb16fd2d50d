using System;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Functions;

/// <summary>A publishing in which much goes wrong, all of it by a seed; and what has to hold in the end.</summary>
internal sealed class PublishingStorm : IDisposable
{
    private const int MostRuns = 30;

    private static readonly string[] Operations =
        ["CreateFunction", "UpdateFunctionConfiguration", "UpdateFunctionCode", "PublishVersion"];

    private readonly int _seed;
    private readonly Random _random;
    private readonly FakeLambda _lambda;
    private readonly FunctionOptions _options;
    private readonly PackageFile _package;
    private bool _isTheirs;
    private int _left;

    public PublishingStorm(int seed, FakeLambda lambda, FunctionOptions options)
    {
        _seed = seed;
        _random = new Random(seed);
        _lambda = lambda;
        _package = PackageFile.Managed($"code {_random.Next(4)}");
        _options = options with
        {
            FunctionName = $"cdc-{seed % 20}",
            MemorySize = 128 << _random.Next(4),
            Timeout = TimeSpan.FromSeconds(1 + _random.Next(60)),
            Architecture = _random.Next(2) == 0 ? "x86_64" : "arm64",
            PackagePath = _package.Path,
        };
        _left = _random.Next(12);
        _lambda.ReadsUntilSettled = 1 + _random.Next(3);
    }

    public async Task RunAsync()
    {
        _lambda.Meanwhile = Interfere;
        DdbCdcFunction? published = null;
        for (int run = 0; published is null; run++)
        {
            Assert.True(run < MostRuns, $"Seed {_seed}: not published after {MostRuns} runs.");
            published = await TryAsync();
        }

        Check(published);

        // Somebody else may have been the last to change it; after that nothing is left to do.
        DdbCdcFunction settled = await CalmAsync();
        Check(settled);
        DdbCdcFunction again = await CalmAsync();
        Assert.True(
            (settled.FunctionArn, "Unchanged") == (again.FunctionArn, again.Outcome),
            $"Seed {_seed}: again it is {again.FunctionArn}, {again.Outcome}, after {settled.FunctionArn}.");
    }

    public void Dispose() => _package.Dispose();

    private async Task<DdbCdcFunction> CalmAsync()
    {
        _lambda.Meanwhile = null;
        return await TryAsync() ?? throw new InvalidOperationException($"Seed {_seed}: not published in the calm.");
    }

    // Cut short at some call at times, as by Ctrl+C; or ended by an error that says what to do.
    private async Task<DdbCdcFunction?> TryAsync()
    {
        using var cut = new CancellationTokenSource();
        int calls = _lambda.Meanwhile is not null && _random.Next(3) == 0 ? _random.Next(10) : int.MaxValue;
        Action<string>? interfere = _lambda.Meanwhile;
        _lambda.Meanwhile = operation =>
        {
            interfere?.Invoke(operation);
            if (calls-- == 0)
            {
                cut.Cancel();
            }
        };
        try
        {
            var clock = new FakeClock { RunsDelaysUpTo = TimeSpan.FromMinutes(1) };
            var context = new EngineContext(clock, new Random(_seed), new RecordingObserver());
            return await new FunctionPublisher(context).PublishAsync(_options, cut.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (DdbCrossAccountException error) when (error is FunctionKeepsChangingException or FunctionRoleUnusableException)
        {
            return null;
        }
        finally
        {
            _lambda.Meanwhile = interfere;
        }
    }

    private void Interfere(string operation)
    {
        if (_left <= 0 || _random.Next(3) != 0)
        {
            return;
        }

        _left--;
        switch (_random.Next(4))
        {
            case 0:
                _lambda.Fail(Operations[_random.Next(Operations.Length)], FakeLambdaFault.LostAnswer);
                break;
            case 1:
                _lambda.Fail(Operations[_random.Next(Operations.Length)], FakeLambdaFault.Error(429, "TooManyRequestsException", "slow"));
                break;
            case 2:
                _lambda.Fail("CreateFunction", FakeLambdaFault.Error(400, "InvalidParameterValueException", "The role cannot be assumed by Lambda."));
                break;
            default:
                ChangeAsSomebodyElse();
                break;
        }
    }

    private void ChangeAsSomebodyElse()
    {
        if (_lambda.Functions.TryGetValue(_options.FunctionName, out FakeFunction? function))
        {
            function.Settings["MemorySize"] = 128 + _random.Next(1000);
            ((JsonObject)function.Settings["Environment"]!["Variables"]!)["THEIRS"] = "kept";
            function.RevisionId = _lambda.NextRevision();
            _isTheirs = true;
        }
    }

    private void Check(DdbCdcFunction published)
    {
        FakeFunction function = _lambda.Functions[_options.FunctionName];
        Assert.True(
            (_options.MemorySize, (int)_options.Timeout!.Value.TotalSeconds, _options.Architecture)
                == (published.MemorySize, published.TimeoutSeconds, published.Architecture),
            $"Seed {_seed}: version {published.Version} has {published.MemorySize} MB, {published.TimeoutSeconds} s, {published.Architecture}.");
        Assert.True(
            Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.IO.File.ReadAllBytes(_package.Path))) == published.CodeSha256,
            $"Seed {_seed}: other code.");
        Assert.True(!_isTheirs || (string?)function.Settings["Environment"]!["Variables"]!["THEIRS"] == "kept", $"Seed {_seed}: their variable is gone.");
        Assert.True(function.Tags.ContainsKey("DdbCrossAccount"), $"Seed {_seed}: no mark.");
    }
}
