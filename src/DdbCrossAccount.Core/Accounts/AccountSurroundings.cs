using System;
using System.Net.Http;
using Amazon.Runtime;
using Amazon.Util;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>What connecting finds around it: environment, network, and the machine's own credentials.</summary>
internal sealed record AccountSurroundings
{
    /// <summary>The environment variables.</summary>
    public IEnvironmentSettings Environment { get; init; } = new ProcessEnvironment();

    /// <summary>What all clients send their requests through; null for connections of their own.</summary>
    public HttpMessageHandler? Network { get; init; }

    /// <summary>The credentials of the container (ECS, EKS, CloudShell).</summary>
    public Func<AWSCredentials> Container { get; init; } = () => new GenericContainerCredentials();

    /// <summary>The credentials of the EC2 instance.</summary>
    public Func<AWSCredentials> Instance { get; init; } = () => new InstanceProfileAWSCredentials();

    /// <summary>The Region of the EC2 instance, or null where this is none.</summary>
    public Func<string?> InstanceRegion { get; init; } = () => EC2InstanceMetadata.Region?.SystemName;

    /// <summary>Where logins to IAM Identity Center are kept; null for the place that the AWS CLI uses.</summary>
    public string? SsoCacheFolder { get; init; }
}
