#!/usr/bin/env bash
# Measures the goal generate as a user feels it: the whole Maven process, offline, over a bare "mvn validate" of the
# same project, with at most 512 MB of heap. Prints two tables: by devices of a certificate export, and by products and
# topics of each. Medians of RUNS runs (default: 5). Installs the plugin, and what it needs, in the local repository
# first.
#
#   plugin/scale.sh             everything
#   plugin/scale.sh quick       five and fifty products of five topics
set -euo pipefail
cd "$(dirname "$0")"
RUNS=${RUNS:-5}
root=$PWD/target/scale
export MAVEN_OPTS="-Xmx512m"

version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' pom.xml | head -1)
mvn -B -ntp -q -f ../pom.xml -pl plugin -am install -DskipTests

# project PRODUCTS TOPICS DEVICES: a project whose first product has the devices
project() {
    rm -rf "$root" && mkdir -p "$root/src/main/atforge"
    cat >"$root/pom.xml" <<EOF
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example.scale</groupId>
  <artifactId>scale</artifactId>
  <version>1</version>
  <properties>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <build>
    <plugins>
      <plugin>
        <groupId>io.atforge</groupId>
        <artifactId>atforge-maven-plugin</artifactId>
        <version>$version</version>
        <executions>
          <execution>
            <goals>
              <goal>generate</goal>
            </goals>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
EOF
    awk -v products="$1" -v topics="$2" -v devices="$3" -v yaml="$root/src/main/atforge/devices.yaml" \
        -v csv="$root/src/main/atforge/fleet.csv" 'BEGIN {
        print "version: 1\nmodem:\n  dialect: air720\nproducts:" >yaml
        for (p = 1; p <= products; p++) {
            printf "  - key: a1key%d\n    name: Product%d\n    topics:\n", p, p >yaml
            for (t = 1; t <= topics; t++) {
                printf "      - {name: topic%d, permission: ALL, ", t >yaml
                printf "class: \"/${productKey}/${deviceName}/t%d\"}\n", t >yaml
            }
            if (p == 1 && devices > 0) {
                print "    certificates: fleet.csv" >yaml
                print "DeviceName,DeviceSecret,ProductKey" >csv
                for (d = 0; d < devices; d++) {
                    printf "device-%d,%032x,a1key1\n", (d * 7919) % devices, d >csv
                }
            }
        }
    }'
}

run() { # PHASE: milliseconds of the whole process
    local start end
    start=$(date +%s%N)
    mvn -B -ntp -q -o -f "$root/pom.xml" "$@" >"$root.log" 2>&1 || { cat "$root.log" >&2; exit 1; }
    end=$(date +%s%N)
    echo $(((end - start) / 1000000))
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

row() { # LABEL: measures the project that is there
    local bare first again heap
    run generate-sources >/dev/null
    bare=$(for _ in $(seq "$RUNS"); do run validate; done | median)
    first=$(for _ in $(seq "$RUNS"); do rm -rf "$root/target"; run generate-sources; done | median)
    again=$(for _ in $(seq "$RUNS"); do run generate-sources; done | median)
    rm -rf "$root/target"
    MAVEN_OPTS="$MAVEN_OPTS -Xlog:gc*:file=$root.gc" run generate-sources >/dev/null
    heap=$(sed -n 's/.* \([0-9]*\)M->.*/\1/p' "$root.gc" | sort -n | tail -1)
    echo "| $1 | $bare | $((first - bare)) | $((again - bare)) | ${heap:-under one GC} |" \
        "$(du -sk --apparent-size "$root/target" | cut -f1) |"
}

columns="mvn validate, ms | generate over it, ms | nothing changed, ms | heap before a GC, MB | output, kB"

by_devices() {
    echo "| devices | $columns |"
    echo "|---|---|---|---|---|---|"
    for devices in 1000 10000 100000; do
        project 1 5 $devices
        row $devices
    done
    echo
}

by_products() { # "PRODUCTS TOPICS"...: a row each
    echo "| products x topics | $columns |"
    echo "|---|---|---|---|---|---|"
    for size in "$@"; do
        read -r products topics <<<"$size"
        project "$products" "$topics" 0
        row "$products x $topics"
    done
}

if [ "${1:-}" = quick ]; then
    by_products "5 5" "50 5"
else
    by_devices
    by_products "5 5" "50 5" "1 50" "20 50"
fi
