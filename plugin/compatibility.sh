#!/usr/bin/env bash
# Runs the stories of src/it with several Mavens on several JDKs and prints a table of the results.
#
#   plugin/compatibility.sh JDK_HOME...
#
# The Mavens come from Maven Central as artifacts. Set STORIES=happy-path,skip for a few stories instead of the core,
# STORIES='*' for all; set MAVENS for other versions.
set -euo pipefail
cd "$(dirname "$0")"
[ $# -gt 0 ] || { sed -n 's/^# \{0,1\}//p' "$0" | sed 1d; exit 2; }

MAVENS=${MAVENS:-3.6.3 3.8.7 3.9.16 4.0.0-rc-6}
# At least one story for each thing that Mavens do differently: injection, parameters, project roots, settings, logs,
# and how jars are found.
CORE=happy-path,test-scope,help,twice-without-change,removed-product-and-device,parallel-multi-module,ten-mistakes
CORE+=,secrets-stay-hidden,modular-consumer,sign-and-script-give-the-tutorials-numbers,run-on-the-virtual-modem,modem
STORIES=${STORIES:-$CORE}

logs=target/compatibility
mkdir -p "$logs"
mvn -B -ntp -q -f ../pom.xml -pl plugin -am install -DskipTests
mvn -B -ntp -q package invoker:install -Dmaven.test.skip.exec=true
for version in $MAVENS; do
    [ -d "target/mavens/apache-maven-$version" ] || mvn -B -ntp -q dependency:unpack -DskipTests \
        -Dartifact="org.apache.maven:apache-maven:$version:zip:bin" -DoutputDirectory=target/mavens
    chmod +x "target/mavens/apache-maven-$version/bin/mvn"
done

failed=0
table="| Maven | JDK | passed | failed |"$'\n'"|---|---|---|---|"
for version in $MAVENS; do
    for jdk in "$@"; do
        java=$("$jdk/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.version = //p')
        log="$logs/maven-$version-jdk-$java.log"
        mvn -B -ntp dependency:build-classpath@testkit-class-path invoker:run \
            -Dinvoker.mavenHome="$PWD/target/mavens/apache-maven-$version" -Dinvoker.javaHome="$jdk" \
            -Dinvoker.test="setup,$STORIES" -Dinvoker.streamLogsOnFailures=false >"$log" 2>&1 || failed=1
        counts=$(sed -n 's/.*Passed: \([0-9]*\), Failed: \([0-9]*\), Errors: \([0-9]*\).*/\1 | \2/p' "$log" | tail -1)
        line="| $version | $java | ${counts:-none | see $log} |"
        echo "$line"
        table+=$'\n'"$line"
    done
done
printf '\n%s\n' "$table"
exit $failed
