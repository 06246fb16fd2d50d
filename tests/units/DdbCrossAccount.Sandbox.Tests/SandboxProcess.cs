using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests;

/// <summary>The real sandbox, started as a process of its own and driven by the official clients.</summary>
public sealed class SandboxProcess : IAsyncLifetime
{
    private readonly Process _process;

    public SandboxProcess()
        : this("--parent-stdin")
    {
    }

    internal SandboxProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "DdbCrossAccount.Sandbox.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    public string Endpoint { get; private set; } = "";

    public string S3Bucket { get; private set; } = "";

    public SandboxAccount Source { get; private set; } = null!;

    public SandboxAccount Target { get; private set; } = null!;

    internal HttpClient Http { get; } = new();

    internal Process Process => _process;

    public async Task InitializeAsync()
    {
        string line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync());
        using JsonDocument document = JsonDocument.Parse(line);
        Endpoint = document.RootElement.GetProperty("endpoint").GetString()!;
        S3Bucket = document.RootElement.GetProperty("s3Bucket").GetString()!;
        SandboxAccount[] accounts = document.RootElement.GetProperty("accounts").EnumerateArray().Select(ReadAccount).ToArray();
        Source = accounts[0];
        Target = accounts[1];
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public IAmazonS3 S3(AWSCredentials credentials, string region = "eu-west-1")
    {
        return new AmazonS3Client(credentials, new AmazonS3Config
        {
            ServiceURL = Endpoint,
            AuthenticationRegion = region,
            ForcePathStyle = true,
            MaxErrorRetry = 0,
        });
    }

    public IAmazonSecurityTokenService Sts(AWSCredentials credentials)
    {
        return new AmazonSecurityTokenServiceClient(credentials, new AmazonSecurityTokenServiceConfig
        {
            ServiceURL = Endpoint,
            AuthenticationRegion = "eu-west-1",
            MaxErrorRetry = 0,
        });
    }

    public IAmazonDynamoDB DynamoDb(AWSCredentials credentials)
    {
        return new AmazonDynamoDBClient(credentials, new AmazonDynamoDBConfig
        {
            ServiceURL = Endpoint,
            AuthenticationRegion = "eu-west-1",
            MaxErrorRetry = 0,
        });
    }

    /// <summary>Asks the sandbox itself, under <c>/_sandbox/</c>.</summary>
    internal async Task<JsonElement> AdministerAsync(string page, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await Http.PostAsync($"{Endpoint}/_sandbox/{page}", content);
        string text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException(text);
    }

    /// <summary>Makes a user with these policies, and returns its credentials.</summary>
    internal async Task<AWSCredentials> MakeUserAsync(string accountId, string userName, params object[] policies)
    {
        JsonElement answer = await AdministerAsync("setup", new { users = new[] { new { accountId, userName, policies } } });
        JsonElement user = answer.GetProperty("users").EnumerateArray().Single();
        return new BasicAWSCredentials(user.GetProperty("accessKey").GetString(), user.GetProperty("secretKey").GetString());
    }

    /// <summary>A policy of one statement.</summary>
    internal static object Policy(string effect, object action, object resource, object? condition = null, object? principal = null)
    {
        var statement = new Dictionary<string, object> { ["Effect"] = effect, ["Action"] = action };
        Add(statement, "Resource", resource);
        Add(statement, "Condition", condition);
        Add(statement, "Principal", principal);
        return new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = new[] { statement } };
    }

    private static void Add(Dictionary<string, object> statement, string name, object? value)
    {
        if (value is not null)
        {
            statement[name] = value;
        }
    }

    private static SandboxAccount ReadAccount(JsonElement account)
    {
        return new SandboxAccount(
            account.GetProperty("accountId").GetString()!, account.GetProperty("accessKey").GetString()!,
            account.GetProperty("secretKey").GetString()!, account.GetProperty("region").GetString()!);
    }
}
