using System;
using System.Threading.Tasks;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Accounts;

/// <summary>A sandbox with a user in the source account that a role of the target account trusts, if it names the external id.</summary>
public sealed class SandboxAccountFixture : IAsyncLifetime
{
    private const string Setup = """
        {
          "users": [
            {
              "accountId": "111111111111", "userName": "ops", "accessKey": "AKIAOPSOPSOPSOPSOPSO", "secretKey": "ops-secret",
              "policies": [{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}]
            }
          ],
          "roles": [
            {
              "accountId": "222222222222", "roleName": "mover", "maxSessionDuration": 7200,
              "trustPolicy": {
                "Version": "2012-10-17",
                "Statement": [{
                  "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::111111111111:root"},
                  "Condition": {"StringEquals": {"sts:ExternalId": "ours"}}
                }]
              },
              "policies": [{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "dynamodb:ListTables", "Resource": "*"}]}]
            }
          ]
        }
        """;

    private SandboxUnderTest? _sandbox;

    internal SandboxUnderTest Sandbox => _sandbox ?? throw new InvalidOperationException("The sandbox was not started.");

    public async Task InitializeAsync() => _sandbox = await SandboxUnderTest.StartAsync(Setup);

    public async Task DisposeAsync() => await Sandbox.DisposeAsync();
}
