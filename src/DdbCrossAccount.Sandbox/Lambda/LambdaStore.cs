using System;
using System.Collections.Concurrent;
using DdbCrossAccount.Sandbox.Lambda.Code;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Lambda;

/// <summary>All functions of all accounts and Regions.</summary>
internal sealed class LambdaStore(SandboxServices services) : IDisposable
{
    private readonly ConcurrentDictionary<(string AccountId, string Region), LambdaAccount> _accounts = new();

    /// <summary>The zip files of the functions.</summary>
    public CodeStore Code { get; } = new();

    /// <summary>The requests of functions that run.</summary>
    public RequestWatch Requests { get; } = new();

    public ExecutionRoles Roles { get; } = new(services);

    public FunctionInvoker Invoker { get; } = new(services);

    public LambdaAccount Account(string accountId, string region)
    {
        return _accounts.GetOrAdd((accountId, region), _ => new LambdaAccount());
    }

    /// <summary>Null: there is none. A qualifier is passed over.</summary>
    public LambdaFunction? Find(FunctionArn arn)
    {
        return _accounts.TryGetValue((arn.AccountId, arn.Region), out LambdaAccount? account) ? account.Find(arn.Name) : null;
    }

    public void Dispose() => Code.Dispose();
}
